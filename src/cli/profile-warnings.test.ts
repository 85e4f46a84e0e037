import { describe, expect, it } from "vitest";
import type { Exchange, History } from "../history/history.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { profileWarnings } from "./profile-warnings.ts";

function history(profile: ProfileId, versions: readonly string[] | undefined): History {
  const exchange = {
    operation: { kind: "versions" },
    status: 200,
    body: { versions },
  } as unknown as Exchange;
  return { header: { profile }, exchanges: versions === undefined ? [] : [exchange] } as unknown as History;
}

describe("profileWarnings", () => {
  it.each<[ProfileId, readonly string[] | undefined]>([
    ["v1", ["r0.6.1", "v1.1", "v1.11"]],
    ["r0.6", ["r0.6.1", "v1.11"]],
    ["seed", []],
    ["seed", undefined],
  ])("has nothing to say of %s beside %j", (profile, versions) => {
    expect(profileWarnings(history(profile, versions))).toEqual([]);
  });

  it.each<[ProfileId, readonly string[], string]>([
    ["v1-latest", ["v1.1", "v1.11"], "fit profile v1:"],
    ["seed", ["r0.6.1"], "fit profile r0.6:"],
    ["r0.4", ["v1.15"], "fit profile v1-latest:"],
  ])("warns of %s beside %j", (profile, versions, said) => {
    expect(profileWarnings(history(profile, versions))).toEqual([expect.stringContaining(said)]);
  });
});
