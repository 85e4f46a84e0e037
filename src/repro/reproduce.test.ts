import { describe, expect, it } from "vitest";
import { plan } from "../scenarios/plan.ts";
import { atRoute } from "../server/mutants/at-route.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { profile } from "../spec/profiles.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import type { Target } from "../targets/target.ts";
import { PLAIN_STAGE, targetNamed } from "./stage.fixture.ts";
import { type ReproduceOptions, reproduce } from "./reproduce.ts";
import { tellReproduction } from "./tell-reproduction.ts";
import { freshVenues, sharedVenue, type Venue } from "./venue.ts";

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

/** One is opened for each performance, counted from 1. */
async function venueOf(serverFor: (performance: number) => Target): Promise<Venue> {
  const [venue] = await freshVenues(targetNamed(NAME));
  let performances = 0;
  return {
    ...venue,
    isFresh: false,
    withTarget: async (work) => {
      await using target = await serverFor((performances += 1)).open();
      return await work(target);
    },
  };
}

/** As if it had too much to do: whoever is of the scenario gets no room. */
const ROOMS_ARE_REFUSED: Mutant = {
  name: "rooms-are-refused",
  fault: "Rooms are refused.",
  requirement: ID,
  family: "canary",
  disturb: () =>
    atRoute("POST /createRoom", (exchange, next) =>
      exchange.device?.user.id.includes("observers-002") === true
        ? { status: 500, body: {} }
        : next(exchange),
    ),
};

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

  describe("on a server that shows it now and then", () => {
    /** The first performance is of the scenario itself, the others are of candidates. */
    function flakyVenue(shows: (performance: number) => boolean): Promise<Venue> {
      const [faulty, right] = [targetNamed(NAME), targetNamed("the server without a fault")];
      return venueOf((performance) => (shows(performance) ? faulty : right));
    }
    const SEARCHED = 7;
    const search = { mostCandidates: SEARCHED - 1 };

    it("says so, and no script is written of it", async () => {
      const reproduction = await again({
        ...search,
        venues: [await flakyVenue((place) => place <= SEARCHED)],
      });
      if (reproduction.kind !== "fails") throw new Error(`Cannot go on: ${JSON.stringify(reproduction)}`);
      expect(reproduction.confirmed).toEqual({ shown: 0, of: 3 });
      const about = { target: "a server", tool: "rollcall 0.0.0" };
      expect(() => tellReproduction(reproduction, about)).toThrow("it shows only now and then");
    });

    it("takes a larger scenario that shows it again", async () => {
      const once = await again(search);
      const twice = await again({
        ...search,
        venues: [await flakyVenue((place) => place <= SEARCHED || place > SEARCHED + 3)],
      });
      if (once.kind !== "fails" || twice.kind !== "fails") throw new Error("Cannot go on: it is gone.");
      expect(twice.confirmed).toEqual({ shown: 1, of: 1 });
      expect(twice.shrunk.smallest.draft).toEqual(twice.shrunk.larger.at(-1)?.draft);
      const sizes = [once, twice].map(({ shrunk: { smallest } }) => JSON.stringify(smallest.draft).length);
      expect(sizes[0]).toBeLessThan(sizes[1] ?? 0);
    });
  });

  it("performs once more what a server could not set up", async () => {
    const busy = embeddedTarget({ profile: v1, seed: 1, mutant: ROOMS_ARE_REFUSED });
    const venue = await venueOf((performance) => (performance === 1 ? busy : targetNamed(NAME)));
    expect(await again({ mostCandidates: 1, venues: [venue] })).toMatchObject({ kind: "fails" });
    const never = await again({ venues: [await venueOf(() => busy)] });
    expect(never).toMatchObject({ kind: "undecided", reason: expect.stringContaining("500") as string });
  });

  it("looks no further when it is enough, and sees what it has again", async () => {
    const enough = new AbortController();
    const reproduction = await again({
      enough: enough.signal,
      onProgress: ({ tried }) => tried > 3 && enough.abort(),
    });
    expect(reproduction).toMatchObject({
      shrunk: { isExhausted: false },
      confirmed: { shown: 1, of: 1 },
    });
  });
});
