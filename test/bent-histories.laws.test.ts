import { assert, constantFrom, nat, property } from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { History } from "../src/history/history.ts";
import { judge } from "../src/judge/judge.ts";
import { bend, BEND_KINDS, type BendKind } from "../src/selftest/bent-histories/bends.ts";
import { blamer } from "../src/selftest/bent-histories/blamer.ts";
import { LAWFUL_KINDS } from "../src/selftest/bent-histories/lawful-bends.ts";
import { misled } from "../src/selftest/bent-histories/misled.ts";
import { noticed } from "../src/selftest/bent-histories/noticed.ts";
import { misledText } from "../src/selftest/bent-histories/noticed-text.ts";
import { scenesOf } from "../src/selftest/bent-histories/scene.ts";
import { seededRandom } from "../src/time/random.ts";
import { record } from "./perform.ts";
import { storedHistory } from "./stored-history.ts";

/**
 * How many of a hundred bends have to be noticed, where not nearly all are; each is below what was measured. What is
 * missing is lawful: `last_active_ago` may start anew with acts that may or may not count, `currently_active` may end
 * whenever a server likes, a look just after a join may come too early, and where real timers are short, who is not
 * told of may have gone offline.
 */
const FLOORS: { readonly [kind in BendKind]?: number } = {
  // 92 and 90 of a hundred over 72 bends; events of the user who marks the end of a wait are not judged.
  "presence-wrong": 75,
  "older-event-again": 75,
  "message-lost": 70,
  "ago-3-s-more": 60,
  "ago-zero": 40,
  "ago-in-seconds": 20,
  "active-flipped": 30,
  "profile-of-another-time": 40,
  "look-refused": 55,
  "events-swapped": 75,
  "event-lost": 65,
  // All sites there are: v1 6 of 6, seed 1 of 7, where an event carries no message and a repeated state is excused.
  "parted-told": 45,
};
const NEARLY_ALL = 85;

/** What is no fault by itself: later is not lost, as long as nobody waits (`event-lost` does), and twice is not wrong. */
const NO_FAULTS: ReadonlySet<BendKind> = new Set([
  "event-dropped",
  "answer-emptied",
  "delivery-delayed",
  "event-twice",
]);

const FAULTS = BEND_KINDS.filter((kind) => !NO_FAULTS.has(kind));

/** Bends of each kind and history. */
const SAMPLES = 4;
/** Fewer bends of a kind in all would leave its share to chance: where one history alone offers it, it is bent more often. */
const FEWEST = 12;
const MORE_SAMPLES = 30;

const histories = new Map<string, History>();

beforeAll(async () => {
  histories.set("synapse-1.163.2", storedHistory("synapse-1.163.2"));
  for (const profile of ["seed", "v1"] as const) {
    histories.set(`embedded ${profile}`, (await record({ profile, depth: "smoke" })).history);
  }
}, 120_000);

it("notices of each kind of fault in an answer as much as it did", { timeout: 240_000 }, () => {
  const tried = (kinds: readonly BendKind[], samples: number) => {
    const all = [...histories.values()].flatMap(
      (history) => noticed({ history, kinds, samples, seed: 1 }).kinds,
    );
    return kinds.map((kind) => {
      const mine = all.filter((one) => one.kind === kind);
      const sum = (count: "bent" | "noticed") => mine.reduce((total, one) => total + one[count], 0);
      return { kind, bent: sum("bent"), percent: Math.round((100 * sum("noticed")) / sum("bent")) };
    });
  };
  const first = tried(FAULTS, SAMPLES);
  const rare = first.filter(({ bent }) => bent < FEWEST).map(({ kind }) => kind);
  const shares = [...first.filter(({ kind }) => !rare.includes(kind)), ...tried(rare, MORE_SAMPLES)];
  expect(shares.filter(({ kind, percent }) => !(percent >= (FLOORS[kind] ?? NEARLY_ALL)))).toEqual([]);
});

it.each(["synapse-1.163.2", "embedded seed"])(
  "is misled by nothing lawful (%s)",
  { timeout: 240_000 },
  (name) => {
    const kinds = misled({ history: histories.get(name)!, kinds: LAWFUL_KINDS, samples: 1, seed: 1 });
    expect(kinds.filter(({ bent }) => bent === 0)).toEqual([]);
    expect(misledText(kinds.filter((kind) => kind.misled.length > 0))).toBe(misledText([]));
  },
);

it("blames a scenario alone as it does in the whole history", () => {
  const history = histories.get("embedded v1")!;
  const blamed = blamer(history);
  const scenarioOf = new Map([...history.exchanges].map(({ index, scenario }) => [index, scenario]));
  assert(
    property(constantFrom(...FAULTS), nat(), (kind, seed) => {
      const bent = bend(history, kind, seededRandom(seed));
      if (bent === undefined) return;
      const scene = scenesOf(bent.history).find(
        ({ scenario }) => scenario.id === scenarioOf.get(bent.exchange),
      );
      const { requirements } = judge(bent.history);
      const whole = requirements.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
      expect(whole.map(({ id }) => id).sort()).toEqual(blamed(scene!));
    }),
    { numRuns: 5, seed: 1 },
  );
});
