import { describe, expect, it } from "vitest";
import { profile } from "../spec/profiles.ts";
import measured from "./best-first.json" with { type: "json" };
import { rankKey } from "./best-first.ts";
import { plan } from "./plan.ts";

describe.each(["seed", "v1"] as const)("the order that was measured in %s", (id) => {
  const planned = (depth: "smoke" | "standard") =>
    plan({ profile: profile(id), depth, seed: 1 }).scenarios.map(rankKey);
  const standard = planned("standard");

  it("names scenarios that exist, each once", () => {
    const { order } = measured[id];
    expect(order.filter((key) => !standard.includes(key))).toEqual([]);
    expect(new Set(order).size).toBe(order.length);
  });

  it("has smoke as a prefix of standard", () => {
    const smoke = planned("smoke");
    expect(smoke).toHaveLength(measured[id].smoke);
    expect(standard.slice(0, smoke.length)).toEqual(smoke);
  });
});

it("calls a part of a tour the same whatever the number of parts", () => {
  const title = (of: number) => ({ family: "walks", title: `A walk, part 3 of ${of}.` });
  expect(rankKey(title(9))).toBe("walks: A walk, part 3");
  expect(rankKey(title(12))).toBe(rankKey(title(9)));
});
