import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROFILE_IDS, profile } from "./profiles.ts";
import { REQUIREMENTS, isRequirementId } from "./requirements.ts";
import { SEVERITY_OVERRIDES } from "./severity-overrides.ts";

const anyProfile = fc.constantFrom(...PROFILE_IDS);
const anyRequirement = fc.constantFrom(...REQUIREMENTS);

describe("severity", () => {
  it("is total", () => {
    fc.assert(
      fc.property(anyProfile, anyRequirement, (id, row) => {
        expect(["fail", "warn", "observed", "off"]).toContain(profile(id).severity(row.id));
      }),
    );
  });

  it("is off exactly outside the range of the requirement", () => {
    fc.assert(
      fc.property(anyProfile, anyRequirement, (id, { id: wanted, range }) => {
        const at = PROFILE_IDS.indexOf(id);
        const inside = PROFILE_IDS.indexOf(range.from) <= at && at <= PROFILE_IDS.indexOf(range.to);
        expect(profile(id).severity(wanted) !== "off").toBe(inside);
      }),
    );
  });

  it("follows the level where nothing overrides it", () => {
    fc.assert(
      fc.property(anyProfile, anyRequirement, (id, { id: wanted, level }) => {
        const severity = profile(id).severity(wanted);
        fc.pre(SEVERITY_OVERRIDES[wanted] === undefined && severity !== "off");
        const byLevel =
          level === "should" ? "warn" : level === "silent" || level === "may" ? "observed" : "fail";
        expect(severity).toBe(byLevel);
      }),
    );
  });

  it("overrides only requirements that exist, from profiles that have them, to something else", () => {
    for (const [id, { from }] of Object.entries(SEVERITY_OVERRIDES).map(([id, row]) => [id, row!] as const)) {
      expect(isRequirementId(id)).toBe(true);
      if (!isRequirementId(id)) continue;
      const steps = PROFILE_IDS.filter((step) => from[step] !== undefined);
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) expect(profile(step).severity(id)).toBe(from[step]);
    }
  });
});
