import { describe, expect, it } from "vitest";
import { isEnabled } from "../model/is-enabled.ts";
import { stepWorld } from "../model/step-world.ts";
import { profile } from "../spec/profiles.ts";
import { seededRandom } from "../time/random.ts";
import { TRIO } from "./cast.ts";
import { worldsOf } from "./possible-worlds.ts";
import { put } from "./put.ts";
import { walk, type WalkKind } from "./walk.ts";

const start = worldsOf(TRIO, profile("v1")).plain;
const kinds: readonly WalkKind[] = [
  { name: "put", weight: 6, commands: [put("A", "online"), put("A", "free_for_chat")] },
  { name: "open", weight: 2, commands: [{ type: "connect", user: "A", setPresence: "default" }] },
  { name: "close", weight: 2, commands: [{ type: "disconnect", user: "A" }] },
];
const walked = (seed: number, dropPercent = 0) =>
  walk(start, { kinds, steps: 60, random: seededRandom(seed), dropPercent });

describe("walk", () => {
  it("takes only what is possible where it is", () => {
    let world = start;
    for (const command of walked(1)) {
      expect(isEnabled(world, command)).toBe(true);
      world = stepWorld(world, command);
    }
  });

  it("is the same for the same seed, and heeds the weights", () => {
    expect(walked(1)).toEqual(walked(1));
    expect(walked(1)).not.toEqual(walked(2));
    const puts = walked(1).filter(({ type }) => type === "setPresence").length;
    expect(puts).toBeGreaterThan(30);
    expect(puts).toBeLessThan(60);
  });

  it("drops kinds from some walks, never all", () => {
    const used = Array.from(
      { length: 20 },
      (_, seed) => new Set(walked(seed, 50).map(({ type }) => type)).size,
    );
    expect(Math.min(...used)).toBe(1);
    expect(Math.max(...used)).toBe(3);
  });
});
