import { describe, expect, it } from "vitest";
import { profileFromVersions } from "./profile-from-versions.ts";

describe("profileFromVersions", () => {
  it.each([
    ["r0.0.1", "v0.2-r0.1"],
    ["r0.1.0", "v0.2-r0.1"],
    ["r0.2.0", "r0.2-r0.3"],
    ["r0.3.0", "r0.2-r0.3"],
    ["r0.4.0", "r0.4"],
    ["r0.5.0", "r0.6"],
    ["r0.6.1", "r0.6"],
    ["v1.1", "v1"],
    ["v1.14", "v1"],
    ["v1.15", "v1-latest"],
    ["v1.19", "v1-latest"],
    ["v1.20", "main"],
    ["v1.100", "main"],
  ])("%s is covered by %s", (version, wanted) => {
    expect(profileFromVersions([version])).toBe(wanted);
  });

  it("takes the newest, in whatever order they are advertised", () => {
    expect(profileFromVersions(["v1.9", "r0.6.1", "v1.16", "v1.2"])).toBe("v1-latest");
    expect(profileFromVersions(["r0.6.1", "v1.11"])).toBe("v1");
    expect(profileFromVersions(["r0.6.0", "r0.2.0"])).toBe("r0.6");
  });

  it("passes over names it does not know", () => {
    expect(profileFromVersions(["v2.0", "org.example.v1.19", "r0.4.0"])).toBe("r0.4");
  });

  it("falls back to the release that brought /versions", () => {
    expect(profileFromVersions([])).toBe("v0.2-r0.1");
  });
});
