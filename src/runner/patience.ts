import { RUNNER_SLACK_MS, type Tolerances } from "../judge/tolerances.ts";
import type { Ms } from "../time/clock.ts";

/** How long a run waits for deliveries; learns from what it sees, so that a server that loses much is not waited for. */
export interface Patience {
  readonly tolerances: Tolerances;
  /** Takes what the preflight taught. */
  learn(tolerances: Tolerances): void;
  /** How long to wait for something demanded. */
  usualMs(): Ms;
  /** How long to wait when the usual time was not enough; undefined: not at all. */
  lastMs(): Ms | undefined;
  /** Something came after so long. */
  came(afterMs: Ms): void;
  /** Something demanded did not come. */
  missed(): void;
}

/** The first misses of a run are waited for up to the hard bound, so that a loss is proved and not only late. */
const PROVED_MISSES = 3;
/** After so many misses nothing is proved by waiting any more. */
const MANY_MISSES = 15;
const HURRIED_MS: Ms = 300;
/** A guess that held at every delay that was tried. */
const P99_FACTOR = 5;
const REMEMBERED = 400;

/** @param timeIsFree virtual time: always waits up to the hard bound */
export function createPatience(initial: Tolerances, timeIsFree: boolean): Patience {
  let tolerances = initial;
  let misses = 0;
  const seen: Ms[] = [];
  /** So long that a look taken afterwards, which may be late, still speaks for the whole of the hard bound. */
  const provedMs = (): Ms => tolerances.deliveryHardMs + tolerances.selfMs + RUNNER_SLACK_MS;
  const calibrated = (): Ms => {
    const p99 = [...seen].sort((one, other) => one - other)[Math.floor(seen.length * 0.99)] ?? 0;
    return Math.min(tolerances.deliveryHardMs, Math.max(tolerances.deliveryMs, P99_FACTOR * p99));
  };
  return {
    get tolerances() {
      return tolerances;
    },
    learn: (learned) => {
      tolerances = learned;
    },
    usualMs: () => {
      if (timeIsFree) return provedMs();
      return misses >= MANY_MISSES ? HURRIED_MS : calibrated() + RUNNER_SLACK_MS;
    },
    lastMs: () => (timeIsFree || misses >= PROVED_MISSES ? undefined : provedMs()),
    came: (afterMs) => {
      seen.push(afterMs);
      if (seen.length > REMEMBERED) seen.shift();
    },
    missed: () => {
      misses += 1;
    },
  };
}
