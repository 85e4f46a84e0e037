import { describe, expect, it } from "vitest";
import { PROFILE_IDS, profile } from "../spec/profiles.ts";
import { isRequirementId } from "../spec/requirements.ts";
import { faultById, FAULTS, type FaultId } from "./fault.ts";

describe("FAULTS", () => {
  it("name requirements of the catalogue, and a user they aim at when the request needs one", () => {
    for (const fault of FAULTS) {
      expect(isRequirementId(fault.requirement)).toBe(true);
      expect(JSON.stringify([fault.path, fault.body]).includes("{other}")).toBe(fault.aimsAtOther);
    }
  });

  it("hold where the requirement is not off", () => {
    for (const id of PROFILE_IDS) {
      const held = FAULTS.filter((fault) => fault.holdsIn(profile(id)));
      expect(held.length).toBeGreaterThan(25);
      const off = held.filter((fault) => profile(id).severity(fault.requirement) === "off");
      // `hidden` is refused everywhere; only the early profiles have a sentence of its own for it.
      expect(off.map((fault) => fault.id).filter((fault) => fault !== "put-hidden")).toEqual([]);
    }
  });

  it("are found by id, and by nothing else", () => {
    expect(faultById("put-null").method).toBe("PUT");
    expect(() => faultById("nothing" as FaultId)).toThrow("Cannot find the fault");
  });
});
