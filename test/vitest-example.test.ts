import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

/*
 * The worked example in `examples/vitest/`, run as its README says: by vitest, on the built package. Its server forgets
 * kicks and bans, so some of its tests have to fail.
 */

interface Assertion {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

const root = join(import.meta.dirname, "..");
let assertions: readonly Assertion[] = [];

beforeAll(async () => {
  const place = await mkdtemp(join(tmpdir(), "rollcall-vitest-"));
  const outputFile = join(place, "results.json");
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const example = ["--root", join(root, "examples/vitest")];
  const args = [vitest, "run", ...example, "--reporter", "json", "--outputFile", outputFile];
  // It exits with 1, because tests fail.
  await new Promise((resolve) => execFile(process.execPath, args, { cwd: root }, resolve));
  const { testResults } = JSON.parse(await readFile(outputFile, "utf8")) as {
    readonly testResults: readonly { readonly assertionResults: readonly Assertion[] }[];
  };
  assertions = testResults.flatMap(({ assertionResults }) => assertionResults);
  await rm(place, { recursive: true });
}, 120_000);

const test = (scenario: string) => assertions.find(({ title }) => title.startsWith(`${scenario} `));

describe("the example for vitest", () => {
  it("has a test for each scenario, under its family", () => {
    expect(test("membership-cases/002")?.ancestorTitles.at(-1)).toBe("membership-cases");
    expect(test("sessions/004")?.ancestorTitles.at(-1)).toBe("sessions");
    expect(assertions.length).toBeGreaterThan(8);
  });

  it("fails where its server is wrong, and shows the finding", () => {
    const banned = test("membership-cases/005");
    expect(banned?.status).toBe("failed");
    expect(banned?.failureMessages[0]).toContain("FAIL PRES-VIS-008 Ban has the effect of leave");
    expect(banned?.failureMessages[0]).toMatch(/\n {5}allowed {3}no event\n {5}observed {2}\{/u);
  });

  it("passes where it is right, and as a whole", () => {
    expect(test("membership-cases/002")?.status).toBe("passed");
    expect(test("sessions/004")?.status).toBe("passed");
    expect(assertions[0]).toMatchObject({ title: expect.stringMatching(/^the run came/u), status: "passed" });
  });
});
