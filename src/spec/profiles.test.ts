import { describe, expect, it } from "vitest";
import type { Severity } from "./profile.ts";
import { PROFILE_IDS, isProfileId, profile, profiles } from "./profiles.ts";
import type { ProfileId, RequirementId } from "./requirement.ts";
import { REQUIREMENT_IDS } from "./requirements.ts";

/** The catalogue's table "Rows that differ": seed, v0.2-r0.1, r0.2-r0.3, r0.4, r0.6, v1, v1-latest, main. */
const COLUMNS: readonly ProfileId[] = [
  "seed",
  "v0.2-r0.1",
  "r0.2-r0.3",
  "r0.4",
  "r0.6",
  "v1",
  "v1-latest",
  "main",
];
const WORDS: Readonly<Record<string, Severity>> = { F: "fail", W: "warn", I: "observed", "-": "off" };
const ROWS: readonly (readonly [RequirementId, string])[] = [
  ["PRES-STATE-007", "FF------"],
  ["PRES-STATE-008", "--FFFFFF"],
  ["PRES-GET-002", "WWFFFFFF"],
  ["PRES-GET-006", "IIIFFFFF"],
  ["PRES-GET-008", "IIIFFFFF"],
  ["PRES-EVT-003", "FFF-----"],
  ["PRES-EVT-004", "-IIFFFFF"],
  ["PRES-EVT-009", "IIIIFFFF"],
  ["PRES-EVT-012", "IIFFFFFF"],
  ["PRES-CA-001", "--FFFFFF"],
  ["PRES-CA-002", "--FFFFFF"],
  ["PRES-CA-003", "--FFFFFF"],
  ["PRES-CA-004", "--FFFFFF"],
  ["PRES-GET-013", "--FFFFFF"],
  ["PRES-IDLE-001", "FF------"],
  ["PRES-IDLE-003", "WW------"],
  ["PRES-IDLE-004", "--FFFFFF"],
  ["PRES-IDLE-005", "--FFFFFF"],
  ["PRES-LAA-003", "FFFFFFFF"],
  ["PRES-LAA-004", "WWIIIIII"],
  ["PRES-LAA-007", "WIIIIIII"],
  ["PRES-LIST-001", "FFFF----"],
  ["PRES-LIST-015", "----IIII"],
  ["PRES-PROF-001", "WWIIIIII"],
  ["PRES-PROF-002", "WWIIIIII"],
  ["PRES-PROP-001", "FFFFWWWW"],
  ["PRES-SYNC-002", "-FFFFFFF"],
  ["PRES-SYNC-004", "---FFFFF"],
  ["PRES-SYNC-005", "---FFFFF"],
  ["PRES-V1-001", "FFIIIIII"],
  ["PRES-META-001", "----FFFF"],
];

describe("profiles", () => {
  it.each(ROWS)("%s differs between versions as %s", (id, words) => {
    expect(COLUMNS.map((column) => profiles[column].severity(id))).toEqual(
      words.split("").map((word) => WORDS[word]),
    );
  });

  it("takes the seed at its word in seed-strict", () => {
    const stricter = REQUIREMENT_IDS.filter(
      (id) => profiles.seed.severity(id) !== profiles["seed-strict"].severity(id),
    );
    expect(Object.fromEntries(stricter.map((id) => [id, profiles["seed-strict"].severity(id)]))).toEqual({
      "PRES-GET-006": "warn",
      "PRES-GET-010": "fail",
      "PRES-EVT-009": "warn",
      "PRES-PROP-006": "warn",
      "PRES-LAA-004": "fail",
      "PRES-PROF-001": "fail",
      "PRES-PROF-002": "fail",
      "PRES-PROF-009": "fail",
    });
  });

  it("knows four states until r0.1, three later, and hidden only in old events", () => {
    expect(profiles["v0.2-r0.1"].rules.presenceValues).toContain("free_for_chat");
    expect(profiles["v0.2-r0.1"].rules.eventPresenceValues).toContain("hidden");
    expect(profiles["r0.2-r0.3"].rules.presenceValues).toEqual(["offline", "unavailable", "online"]);
    expect(profiles["r0.2-r0.3"].rules.eventPresenceValues).not.toContain("hidden");
  });

  it("spells requests as each version does", () => {
    expect(PROFILE_IDS.map((id) => profiles[id].binding.prefix.replace("/_matrix/client/", ""))).toEqual([
      "api/v1",
      "api/v1",
      "r0",
      "r0",
      "r0",
      "r0",
      "v3",
      "v3",
      "v3",
    ]);
    for (const id of PROFILE_IDS) expect(profiles[id].rules.tokenForms).toContain(profiles[id].binding.token);
  });
});

describe("profile", () => {
  it("finds a profile by its id", () => {
    for (const id of PROFILE_IDS) expect(profile(id).id).toBe(id);
    expect(profile("v1").rules.subjectKey).toBe("sender");
  });

  it("says what it wanted and found when there is none", () => {
    expect(() => profile("v2")).toThrow(/Cannot find profile: wanted one of seed, .*, found "v2"/);
    expect(isProfileId("toString")).toBe(false);
  });

  it("refuses to grade a requirement that does not exist", () => {
    expect(() => profile("v1").severity("PRES-GET-999")).toThrow(/Cannot find requirement/);
  });
});
