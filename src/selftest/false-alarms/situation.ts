import { isLawfulIn, type Variety } from "../../server/lawful/variety.ts";
import { VARIETIES } from "../../server/lawful/varieties.ts";
import { defaultTimers, type ServerTimers } from "../../server/server-timers.ts";
import type { ProfileId } from "../../spec/requirement.ts";
import type { Disturbance } from "../../targets/disturbances/disturbance.ts";
import { DISTURBANCES } from "../../targets/disturbances/disturbances.ts";
import { type Random, seededRandom } from "../../time/random.ts";

/** A right server in a bad place: nothing of this may cost it a `fail`. */
export interface Situation {
  readonly disturbances: readonly Disturbance[];
  readonly varieties: readonly Variety[];
  readonly timers: ServerTimers;
  readonly declaresTimers: boolean;
}

/** A near server that is no other than the reference server. */
export const CALM: Situation = {
  disturbances: [],
  varieties: [],
  timers: defaultTimers,
  declaresTimers: true,
};

/** The reference server behind one disturbance. */
export function disturbedBy(name: string): Situation {
  return { ...CALM, disturbances: DISTURBANCES.filter((disturbance) => disturbance.name === name) };
}

/** So many of ten varieties are met at once, on the whole. */
const VARIETIES_IN_TEN = 3;
/** Timers that the harness assumes of a server that declares none have to hold for each of these. */
const LENGTHS = {
  offlineAfterMs: [30_000, 8_000, 20_000, 60_000],
  idleAfterMs: [300_000, 60_000, 120_000],
  longestTimeoutMs: [3_600_000, 60_000, 10_000],
} as const;

/** A mixture drawn by the seed: up to four disturbances, some varieties, timers of this or that length. */
export function drawSituation(profile: ProfileId, seed: number): Situation {
  const random = seededRandom(seed, "situation");
  const count = random.below(5);
  return {
    disturbances: random.shuffle(DISTURBANCES).slice(0, count),
    varieties: VARIETIES.filter((variety) => isLawfulIn(profile, variety)).filter(
      () => random.below(10) < VARIETIES_IN_TEN,
    ),
    timers: drawTimers(random),
    declaresTimers: random.below(3) > 0,
  };
}

function drawTimers(random: Random): ServerTimers {
  return {
    ...defaultTimers,
    offlineAfterMs: random.pick(LENGTHS.offlineAfterMs),
    idleAfterMs: random.pick(LENGTHS.idleAfterMs),
    longestTimeoutMs: random.pick(LENGTHS.longestTimeoutMs),
  };
}
