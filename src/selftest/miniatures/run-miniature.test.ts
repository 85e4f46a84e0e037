import { describe, expect, it } from "vitest";
import type { Miniature } from "../../server/miniatures/miniature.ts";
import { MINIATURES } from "../../server/miniatures/miniatures.ts";
import { always404 } from "../../server/miniatures/always-404.ts";
import { runMiniature } from "./run-miniature.ts";

describe("a miniature's run", () => {
  it("that ends for another reason than the miniature names is not right", async () => {
    const mistaken: Miniature = { ...always404, ends: { fails: ["PRES-GET-001"], breaks: ["unreachable"] } };
    expect(await runMiniature(mistaken, { profile: "v1" })).toMatchObject({
      outcome: "broken",
      broke: ["no-accounts"],
      isRight: false,
    });
  });

  it("of a server that does everything right is not right, since nothing fails", async () => {
    const right: Miniature = {
      name: "right",
      fault: "None.",
      ends: { fails: ["PRES-GET-002"] },
      serve: (correct) => correct,
    };
    expect(await runMiniature(right, { profile: "v1" })).toMatchObject({
      outcome: "pass",
      failed: [],
      isRight: false,
    });
  });

  it("is the same each time, and plain data", async () => {
    const [first, second] = [
      await runMiniature(always404, { profile: "seed" }),
      await runMiniature(always404, { profile: "seed" }),
    ];
    expect(second).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });
});

it("every miniature has a name of its own, a sentence, and an end", () => {
  expect(new Set(MINIATURES.map(({ name }) => name)).size).toBe(MINIATURES.length);
  for (const { fault, ends } of MINIATURES) {
    expect(fault).toMatch(/^[A-Z].*\.$/u);
    expect([...(ends.fails ?? []), ...(ends.breaks ?? [])]).not.toEqual([]);
  }
});
