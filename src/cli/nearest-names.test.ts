import { describe, expect, it } from "vitest";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { didYouMean, nearestNames } from "./nearest-names.ts";

const names = ["PRES-LAA-002", "PRES-LAA-012", "PRES-GET-001", "drops-every-event"];

describe("nearestNames", () => {
  it("finds a slip of the keyboard", () => {
    expect(nearestNames("PRES-LAA-022", names)).toEqual(["PRES-LAA-002", "PRES-LAA-012", "PRES-GET-001"]);
    expect(nearestNames("every", names)).toEqual(["drops-every-event"]);
  });

  it("says nothing when nothing is near", () => {
    expect(nearestNames("xyzzy", names)).toEqual([]);
    expect(didYouMean("xyzzy", names, "See the list.")).toBe("See the list.");
    expect(didYouMean("drop-every-event", names, "See the list.")).toBe(
      "Did you mean drops-every-event? See the list.",
    );
  });
});

describe("matchesGlob", () => {
  it.each([
    ["PRES-LAA-*", "PRES-LAA-002", true],
    ["pres-laa-00?", "PRES-LAA-002", true],
    ["PRES-LAA", "PRES-LAA-002", false],
    ["*", "", true],
    ["a.c", "abc", false],
    ["[ab]", "a", false],
  ])("%s fits %s: %s", (pattern, text, fits) => {
    expect(matchesGlob(pattern, text)).toBe(fits);
  });
});
