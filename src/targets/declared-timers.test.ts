import { describe, expect, it } from "vitest";
import { declaredTimers } from "./declared-timers.ts";

describe("declared timers", () => {
  it("are read with earliest and latest, or with the earliest alone", () => {
    expect(declaredTimers("offline=4s..12s,idle=6s")).toEqual({
      offline: { minMs: 4_000, maxMs: 12_000 },
      idle: { minMs: 6_000, maxMs: 22_000 },
    });
    expect(declaredTimers("idle=1.5m..0.1h")).toEqual({ idle: { minMs: 90_000, maxMs: 360_000 } });
  });

  it.each([
    ["", 'wanted offline or idle, found ""'],
    ["online=4s", 'found "online"'],
    ["offline", "wanted offline=<earliest>..<latest>"],
    ["offline=soon", 'wanted a duration such as 4s, found "soon"'],
    ["offline=4", 'found "4"'],
    ["offline=12s..4s", "wanted the earliest first"],
    ["offline=1s..2s..3s", "wanted <earliest>..<latest>"],
    ["offline=4s,offline=5s", "wanted offline once"],
  ])("%j is refused", (text, said) => {
    expect(() => declaredTimers(text)).toThrow(said);
  });
});
