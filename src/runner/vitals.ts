import type { Clock, Ms } from "../time/clock.ts";

/** Whether the target still works: since when nothing but trouble came of it. */
export interface Vitals {
  /** A whole answer came. */
  good(): void;
  /** A request that was sent at `sent` ended in trouble. */
  trouble(sent: Ms): void;
  /** How long there was no good answer, counted from the first request that met trouble; 0 when all is well. */
  silentMs(): Ms;
  /** Requests sent so far. */
  readonly requests: number;
  sent(): void;
}

/** @param onSilence called at every trouble, to look whether it is enough */
export function createVitals(clock: Clock, onSilence: (silentMs: Ms) => void): Vitals {
  let troubledSince: Ms | undefined;
  let lastGood: Ms = Number.NEGATIVE_INFINITY;
  let requests = 0;
  const silentMs = () => (troubledSince === undefined ? 0 : clock.now() - troubledSince);
  return {
    good: () => {
      lastGood = clock.now();
      troubledSince = undefined;
    },
    trouble: (sent) => {
      troubledSince ??= Math.max(sent, lastGood);
      onSilence(silentMs());
    },
    silentMs,
    sent: () => {
      requests += 1;
    },
    get requests() {
      return requests;
    },
  };
}
