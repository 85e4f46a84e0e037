import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../src/judge/report.ts";
import { PROFILE_IDS, profile } from "../src/spec/profiles.ts";
import { SEED_TRACE } from "../src/spec/seed-trace.ts";
import { perform } from "./perform.ts";
import { vacuous } from "./vacuity.ts";

/** Everything that is worse than a pass, by requirement. */
function complaints({ requirements, errors }: Report): readonly string[] {
  const bad = requirements.filter(({ verdict }) =>
    ["fail", "warn", "inconclusive", "error"].includes(verdict),
  );
  return [...bad.map(({ id, verdict }) => `${verdict} ${id}`), ...errors.map(({ code }) => code)];
}

describe("the reference server is caught by nothing", () => {
  it.each(PROFILE_IDS)("smoke, profile %s", async (id) => {
    const told = complaints(await perform({ profile: id, depth: "smoke" }));
    const isUndecided = (complaint: string) => complaint.startsWith("inconclusive");
    expect(told.filter((complaint) => !isUndecided(complaint))).toEqual([]);
    // A walk may plan what it then has no occasion to decide; `standard` has to decide everything.
    expect(told.filter(isUndecided).length).toBeLessThanOrEqual(2);
  });
});

describe("a standard run", () => {
  const reports = new Map<string, Report>();

  beforeAll(async () => {
    for (const id of ["seed", "v1"] as const)
      reports.set(id, await perform({ profile: id, depth: "standard" }));
  }, 240_000);

  it.each(["seed", "v1"])("has nothing to say against the reference server in %s", (id) => {
    expect(complaints(reports.get(id)!)).toEqual([]);
  });

  it("reaches every sentence of the seed by at least two checks", () => {
    const checks = new Map(reports.get("seed")!.requirements.map((one) => [one.id, one.checks]));
    const poor = SEED_TRACE.filter(({ normative }) => normative)
      .map(({ lines, requirements }) => ({
        lines,
        checks: requirements.reduce((sum, id) => sum + (checks.get(id) ?? 0), 0),
      }))
      .filter((sentence) => sentence.checks < 2);
    expect(poor).toEqual([]);
  });

  it.each(["seed", "v1"])("decides every planned requirement at least twice in %s", (id) => {
    expect(vacuous(reports.get(id)!)).toEqual([]);
  });

  it("names what is decided too rarely, and what is skipped without a word", () => {
    const { requirements } = reports.get("v1")!;
    const doctored = requirements.map((one) => {
      const { reason: _, ...silent } = one;
      if (one.id === "PRES-STATE-002") return { ...one, checks: 1, undecided: { late: 3 } };
      return one.verdict === "skipped" && one.id === "PRES-FED-001" ? silent : one;
    });
    expect(vacuous({ requirements: doctored })).toEqual([
      "PRES-STATE-002: decided 1 times; late 3",
      "PRES-FED-001: skipped without a reason",
    ]);
  });

  it("checks at least 120 requirements across seed and v1", () => {
    const checked = [...reports.values()].flatMap(({ requirements }) =>
      requirements.filter(({ checks }) => checks >= 2).map(({ id }) => id),
    );
    expect(new Set(checked).size).toBeGreaterThanOrEqual(120);
  });

  it("skips what is not part of the profile", () => {
    for (const [id, { requirements }] of reports) {
      const off = requirements.filter((one) => profile(id).severity(one.id) === "off");
      expect(off.filter(({ verdict }) => verdict !== "skipped")).toEqual([]);
    }
  });

  it("walks every state and transition of every machine it plans for", () => {
    for (const { coverage } of reports.values()) {
      const gaps = Object.entries(coverage.graphs).filter(
        ([, { states, transitions }]) => states.reached < states.of || transitions.reached < transitions.of,
      );
      expect(gaps).toEqual([]);
    }
  });

  it("walks every pair of transitions of a user's presence", () => {
    for (const { coverage } of reports.values()) {
      expect(coverage.graphs["presence"]?.pairs.reached).toBe(coverage.graphs["presence"]?.pairs.of);
    }
  });
});
