import { describe, expect, it } from "vitest";
import { FAULTS } from "../model/fault.ts";
import { PROFILE_IDS, profile } from "../spec/profiles.ts";
import { isRequirementId } from "../spec/requirements.ts";
import { monitoredIds } from "./monitored.ts";
import { unreachedReason } from "./unreached-reasons.ts";

describe("monitored", () => {
  it("names requirements of the catalogue that have no fault of their own", () => {
    const faulty = new Set(FAULTS.map(({ requirement }) => requirement));
    expect(monitoredIds().every(isRequirementId)).toBe(true);
    expect(monitoredIds().filter((id) => faulty.has(id))).toEqual([]);
  });
});

describe("unreachedReason", () => {
  it("is one sentence, and none for what a scenario decides", () => {
    expect(unreachedReason(profile("v1"), "PRES-FED-001")).toMatch(/^federation: /);
    expect(unreachedReason(profile("v1"), "PRES-STATE-002")).toBeUndefined();
  });

  it("depends on the profile where the profile decides", () => {
    const without = (id: `PRES-${"V1" | "GET" | "ERR"}-${string}`) =>
      PROFILE_IDS.filter((one) => unreachedReason(profile(one), id) !== undefined);
    expect(without("PRES-V1-001")).not.toContain("seed");
    expect(without("PRES-V1-001")).toContain("v1");
    expect(without("PRES-GET-006")).toEqual(["seed", "v0.2-r0.1", "r0.2-r0.3"]);
    expect(without("PRES-ERR-004")).toEqual([]);
  });
});
