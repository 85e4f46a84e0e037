import { describe, expect, it } from "vitest";
import { profile } from "./profiles.ts";
import { REQUIREMENTS, isRequirementId } from "./requirements.ts";
import { SEED_TRACE } from "./seed-trace.ts";

const SEEDS = [profile("seed"), profile("seed-strict")];

describe("SEED_TRACE", () => {
  it.each(SEED_TRACE)("lines $lines: every requirement exists and holds in the seed", (sentence) => {
    const { requirements, laterProfiles = [] } = sentence;
    expect(new Set(requirements).size).toBe(requirements.length);
    expect([...requirements, ...laterProfiles].filter((id) => !isRequirementId(id))).toEqual([]);
    const severities = requirements.flatMap((id) => SEEDS.map((seed) => seed.severity(id)));
    expect(severities).not.toContain("off");
    expect(laterProfiles.filter((id) => profile("seed").severity(id) !== "off")).toEqual([]);
  });

  it("leaves no normative sentence without a requirement", () => {
    const bare = SEED_TRACE.filter(({ normative, requirements }) => normative && requirements.length === 0);
    expect(bare).toEqual([]);
  });

  it("runs forward through the document and marks the two holes", () => {
    const starts = SEED_TRACE.map(({ lines }) => Number.parseInt(lines, 10));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(SEED_TRACE.filter(({ hole }) => hole).map(({ lines }) => lines)).toEqual(["22", "29"]);
  });

  it("reaches every requirement that stands verbatim in the seed", () => {
    const traced = new Set(SEED_TRACE.flatMap(({ requirements }) => requirements));
    const verbatim = REQUIREMENTS.filter(({ seed }) => seed.includes("verbatim"));
    expect(verbatim.map(({ id }) => id).filter((id) => !traced.has(id))).toEqual([]);
  });
});
