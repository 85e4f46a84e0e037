import { describe, expect, it } from "vitest";
import { AMBIGUITIES, ambiguitiesOf } from "./ambiguities.ts";
import { CITATIONS } from "./citations.ts";
import { isRequirementId } from "./requirements.ts";
import { SEVERITY_OVERRIDES } from "./severity-overrides.ts";

describe("AMBIGUITIES", () => {
  it("has the 31 rows, numbered without a gap", () => {
    expect(AMBIGUITIES.map(({ id }) => id)).toEqual(
      Array.from({ length: 31 }, (_, index) => `AMB-${String(index + 1).padStart(2, "0")}`),
    );
  });

  it.each(AMBIGUITIES)("$id touches requirements that exist", ({ requirements }) => {
    expect(requirements.length).toBeGreaterThan(0);
    expect(requirements.filter((id) => !isRequirementId(id))).toEqual([]);
  });

  it.each(AMBIGUITIES)("$id can be read in two ways at least, at places that are known", (row) => {
    expect(new Set(row.readings).size).toBeGreaterThan(1);
    const cited = [...row.where.matchAll(/\[(\S+?)\]/gu)].map(([, key]) => key!);
    expect(cited.filter((key) => !(key in CITATIONS))).toEqual([]);
  });

  it("is found from a requirement", () => {
    expect(ambiguitiesOf("PRES-IDLE-006").map(({ id }) => id)).toEqual(["AMB-04"]);
    expect(ambiguitiesOf("PRES-PUT-001")).toEqual([]);
  });

  it("is cited by number only where there is such a number", () => {
    const cited = Object.values(SEVERITY_OVERRIDES).flatMap((row) => row!.because.match(/AMB-\d+/g) ?? []);
    const known = AMBIGUITIES.map(({ id }) => id as string);
    for (const id of cited) expect(known).toContain(id);
  });
});
