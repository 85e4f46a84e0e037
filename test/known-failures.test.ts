import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseExpectations } from "../src/expectations/parse-expectations.ts";

const SERVERS = readdirSync("expectations").map((file) => file.replace(/\.json$/u, ""));

describe.each(SERVERS)("what is known of %s", (server) => {
  const { expectations } = parseExpectations(readFileSync(`expectations/${server}.json`, "utf8"));

  it("has a reason that somebody wrote, and a place to read on", () => {
    for (const { reason, link } of expectations) {
      expect(reason).not.toMatch(/TODO/u);
      expect(link).toMatch(/^https:\/\/github\.com\//u);
    }
  });

  it("can be seen by hand", () => {
    const script = readFileSync(`reports/by-hand/${server}`, "utf8");
    const cases = expectations.map(({ requirement = "" }) => `${requirement.replaceAll("-", "_")}()`);
    expect(cases.filter((name) => !script.includes(`\n${name} {`))).toEqual([]);
  });
});
