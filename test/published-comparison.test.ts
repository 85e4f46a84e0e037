import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { compareReports } from "../src/reporters/comparison/comparison.ts";
import { comparisonMarkdown } from "../src/reporters/comparison/comparison-markdown.ts";
import { readReport } from "../src/reporters/read-report.ts";

const read = (name: string) => readFile(new URL(`../reports/${name}`, import.meta.url), "utf8");

it("the published comparison is what the published reports give (npm run reports:stored makes it again)", async () => {
  const files = ["synapse/v1.json", "dendrite/v1.json"];
  const reports = await Promise.all(files.map(async (file) => readReport(file, await read(file))));
  expect(await read("README.md")).toContain(`\n${comparisonMarkdown(compareReports(reports))}\n`);
});
