import { describe, expect, it } from "vitest";
import { CITATIONS } from "./citations.ts";
import { PROFILE_IDS } from "./profiles.ts";
import { REQUIREMENT_IDS, REQUIREMENTS, isRequirementId, requirement } from "./requirements.ts";

describe("REQUIREMENTS", () => {
  it("carries over every row of the catalogue", () => {
    expect(countByHeading()).toEqual({
      STATE: 12,
      PUT: 18,
      GET: 14,
      EVT: 13,
      PROP: 10,
      SYNC: 11,
      V1: 6,
      LAA: 12,
      CA: 4,
      IDLE: 7,
      LIST: 15,
      PROF: 11,
      VIS: 14,
      ERR: 5,
      LIFE: 3,
      FED: 5,
      META: 2,
    });
    expect(REQUIREMENTS).toHaveLength(162);
  });

  it("never gives an id twice, and numbers each heading without a gap", () => {
    expect(new Set(REQUIREMENT_IDS).size).toBe(REQUIREMENT_IDS.length);
    const seen: Record<string, number> = {};
    for (const { id, heading } of REQUIREMENTS) {
      seen[heading] = (seen[heading] ?? 0) + 1;
      expect(id).toBe(`PRES-${heading}-${String(seen[heading]).padStart(3, "0")}`);
    }
  });

  it.each(REQUIREMENTS)("$id is complete and its range runs forward", (row) => {
    expect(PROFILE_IDS.indexOf(row.range.from)).toBeLessThanOrEqual(PROFILE_IDS.indexOf(row.range.to));
    for (const text of [row.statement, row.levelNote, row.source, row.observe, row.timingNote]) {
      expect(text.trim()).not.toBe("");
    }
    for (const list of [row.seed, row.timing, row.mutants]) expect(list.length).toBeGreaterThan(0);
  });

  it.each(REQUIREMENTS)("$id cites only known files", ({ source }) => {
    for (const [, key] of source.matchAll(/\[(\w+:\w+)\]/g)) expect(CITATIONS).toHaveProperty([key!]);
  });

  it("calls only federation unobservable", () => {
    const unobservable = REQUIREMENTS.filter(({ timing }) => timing.includes("unobservable"));
    expect(new Set(unobservable.map(({ heading }) => heading))).toEqual(new Set(["FED"]));
    expect(unobservable).toHaveLength(5);
  });
});

describe("requirement", () => {
  it("finds a row by its id", () => {
    expect(requirement("PRES-GET-004").level).toBe("must");
  });

  it("says what it wanted and found when there is none", () => {
    expect(() => requirement("PRES-GET-999")).toThrow(
      /Cannot find requirement: wanted .*, found "PRES-GET-999"/,
    );
    expect(isRequirementId("PRES-GET-999")).toBe(false);
    expect(isRequirementId("constructor")).toBe(false);
  });
});

function countByHeading(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { heading } of REQUIREMENTS) counts[heading] = (counts[heading] ?? 0) + 1;
  return counts;
}
