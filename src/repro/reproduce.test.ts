import { describe, expect, it } from "vitest";
import { plan } from "../scenarios/plan.ts";
import { profile } from "../spec/profiles.ts";
import { PLAIN_STAGE, targetNamed } from "./stage.fixture.ts";
import { type ReproduceOptions, reproduce } from "./reproduce.ts";
import { freshVenues, sharedVenue } from "./venue.ts";

const NAME = "second-try-comes-up-empty";
const ID = "PRES-PROP-010";

const v1 = profile("v1");
const planned = plan({ profile: v1, depth: "smoke", seed: 1 });
const scenarios = planned.scenarios.filter(({ id }) => id === "observers/002");
let runs = 0;

/** Reproduces the finding on this server. */
async function again(
  how: Partial<ReproduceOptions> & { readonly on?: string; readonly signal?: AbortSignal } = {},
) {
  const { on = NAME, signal = PLAIN_STAGE.signal, ...options } = how;
  return reproduce({
    venues: await freshVenues(targetNamed(on)),
    stage: {
      run: { ...PLAIN_STAGE, plan: planned, profile: v1, signal },
      runId: () => `again${(runs += 1)}`,
    },
    scenarios,
    wanted: { requirement: ID },
    mostCandidates: 300,
    onProgress: () => undefined,
    ...options,
  });
}

describe("reproduce", () => {
  it("shrinks what still fails, and sees it a last time", async () => {
    const reproduction = await again();
    if (reproduction.kind !== "fails") throw new Error(`Cannot go on: ${JSON.stringify(reproduction)}`);
    const { start, shrunk, confirmed } = reproduction;
    const { draft, decision, performed } = shrunk.smallest;
    expect(start.draft.acts.length).toBeGreaterThan(10);
    expect(draft.acts.map(({ command }) => command.type)).toEqual([
      "setPresence",
      "poll",
      "setPresence",
      "poll",
    ]);
    expect(draft.cast).toMatchObject({ users: ["A", "D"], fence: false });
    expect(decision).toMatchObject({ requirement: ID, outcome: "broken" });
    expect(performed.exchanges.map(({ index }) => index)).toEqual(
      expect.arrayContaining([...(decision.evidence?.exchanges ?? [])]),
    );
    expect(shrunk.isExhausted).toBe(true);
    expect(confirmed).toEqual({ shown: 1, of: 1 });
  });

  it("says that a fault is gone where the requirement was decided and kept", async () => {
    expect(await again({ on: "the server without a fault" })).toEqual({
      kind: "gone",
      scenarios: ["observers/002"],
    });
  });

  it("takes the smallest so far when it may try no more, the same every time", async () => {
    const few = { mostCandidates: 6 };
    const reproduction = await again(few);
    if (reproduction.kind !== "fails") throw new Error(`Cannot go on: ${JSON.stringify(reproduction)}`);
    const { shrunk, start } = reproduction;
    expect(await again(few)).toMatchObject({ shrunk: { smallest: { draft: shrunk.smallest.draft } } });
    expect(shrunk).toMatchObject({ isExhausted: false, tried: 6 });
    expect(shrunk.smallest.draft.acts.length).toBeLessThan(start.draft.acts.length);
  });

  it("performs on one server, side by side, what has no server of its own", async () => {
    await using target = await targetNamed(NAME).open();
    const progress: number[] = [];
    const reproduction = await again({
      venues: [sharedVenue(target)],
      onProgress: ({ acts }) => progress.push(acts),
    });
    expect(reproduction).toMatchObject({ kind: "fails", confirmed: { shown: 1, of: 1 } });
    expect(progress.at(-1)).toBeLessThanOrEqual(5);
  });
});
