import { describe, expect, it } from "vitest";
import type { ExpectedVerdict } from "../judge/expected-verdict.ts";
import type { Report } from "../judge/report.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { applyExpectations } from "./apply-expectations.ts";
import { EXPECTATIONS_FORMAT, type ExpectationsFile } from "./expectations-schema.ts";
import { reportOf, row, scenario } from "./listed-report.fixture.ts";
import { updateExpectations } from "./update-expectations.ts";

const fileOf = (...expectations: ExpectedVerdict[]): ExpectationsFile => ({
  format: EXPECTATIONS_FORMAT,
  expectations,
});
const listed = (requirement: RequirementId, more: Partial<ExpectedVerdict> = {}): ExpectedVerdict => ({
  requirement,
  verdict: "fail",
  reason: "Known.",
  link: "https://example.org/1",
  ...more,
});
const failed = (id: RequirementId, ...scenarios: string[]) => row(id, "fail", { scenarios });
const todo = { verdict: "fail", profile: "v1", reason: "TODO: why" } as const;
const entriesAfter = (report: Report, content: ExpectationsFile) =>
  updateExpectations(report, content).content.expectations;

describe("updateExpectations", () => {
  const report = reportOf(
    [
      failed("PRES-GET-002", "a/1"),
      failed("PRES-VIS-003", "a/1", "b/1"),
      row("PRES-LAA-002", "warn", { scenarios: ["a/1"] }),
      row("PRES-PUT-001", "pass"),
      row("PRES-IDLE-002", "inconclusive"),
    ],
    [scenario("a/1", "fail"), scenario("b/1", "fail")],
  );

  it("lists each fail, and no warn", () => {
    expect(entriesAfter(report, fileOf())).toEqual([
      { requirement: "PRES-GET-002", ...todo },
      { requirement: "PRES-VIS-003", ...todo },
    ]);
  });

  it("keeps what holds and what it could not decide as it is, and drops what is contradicted", () => {
    const holds = listed("PRES-GET-002", { expires: "2099-01-01" });
    const open = listed("PRES-IDLE-002");
    const elsewhere = listed("PRES-PUT-001", { profile: "seed" });
    const { content, kept, added, dropped } = updateExpectations(
      report,
      fileOf(holds, open, elsewhere, listed("PRES-PUT-001"), listed("PRES-PUT-999")),
    );
    expect(kept).toEqual([holds, open, elsewhere]);
    expect(added).toEqual([{ requirement: "PRES-VIS-003", ...todo }]);
    expect(dropped.map(({ requirement }) => requirement)).toEqual(["PRES-PUT-001", "PRES-PUT-999"]);
    expect(content.expectations).toEqual([...kept, ...added]);
  });

  it("drops nothing that a part of a plan does not show", () => {
    const { dropped } = updateExpectations(
      { ...report, narrowedBy: "--only" },
      fileOf(listed("PRES-PUT-001"), { scenario: "c/1", verdict: "fail", reason: "Known." }),
    );
    expect(dropped).toEqual([]);
  });

  it("does not give an expired entry another day, nor list its fail anew", () => {
    const expired = [listed("PRES-GET-002", { expires: "2020-01-01" }), listed("PRES-VIS-003")];
    expect(entriesAfter(report, fileOf(...expired))).toEqual(expired);
  });

  it("lists a fail anew of which listed scenarios account for a part only", () => {
    const some = { scenario: "a/*", verdict: "fail", reason: "Known." } as const;
    expect(entriesAfter(report, fileOf(some))).toEqual([some, { requirement: "PRES-VIS-003", ...todo }]);
  });

  it("asks for a new reason where a warn became a fail", () => {
    const { added, dropped } = updateExpectations(
      report,
      fileOf(listed("PRES-GET-002", { verdict: "warn" })),
    );
    expect(dropped).toHaveLength(1);
    expect(added[0]).toEqual({ requirement: "PRES-GET-002", ...todo });
  });

  it("is of the deepest run that it was written from", () => {
    const depthAfter = (depth: "smoke" | "standard" | undefined, performed: string) =>
      updateExpectations(
        { ...report, depth: performed },
        depth === undefined ? fileOf() : { ...fileOf(), depth },
      ).content.depth;
    expect(depthAfter(undefined, "standard")).toBe("standard");
    expect(depthAfter("standard", "smoke")).toBe("standard");
    expect(depthAfter("smoke", "deep")).toBe("deep");
  });

  it("leaves nothing to update, and nothing that fails the same run", () => {
    const before = fileOf(listed("PRES-PUT-001"), listed("PRES-GET-002", { verdict: "warn" }));
    const { content } = updateExpectations(report, before);
    expect(updateExpectations(report, content).content).toEqual(content);
    const held = applyExpectations(report, { file: "known.json", content, today: "2026-06-15" });
    expect(held.expectations!.entries.map(({ state }) => state)).toEqual(["met", "met"]);
    expect(held.requirements.filter(({ verdict, expected }) => verdict === "fail" && !expected)).toEqual([]);
  });
});
