import type { History } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import { deliveryDelays } from "./delivery-delays.ts";
import { type TimeSpent, timeSpent } from "./time-spent.ts";

/** What the exchanges of a run tell of time. */
export interface RunTimes {
  readonly spent: TimeSpent;
  /** How long each answer took, those of streams left out. In ms. */
  readonly answers: readonly Ms[];
  /** How long presence travelled, as {@link deliveryDelays} counts. In ms. */
  readonly deliveries: readonly Ms[];
}

const known = new WeakMap<History, RunTimes>();

/** Report and exhibits ask for it, and a long history is unpacked as a whole for it: once. */
export function runTimes(history: History): RunTimes {
  const times = known.get(history) ?? timesIn(history);
  known.set(history, times);
  return times;
}

function timesIn(history: History): RunTimes {
  const answers: Ms[] = [];
  const deliveries: Ms[] = [];
  const spent = timeSpent(history, (exchanges) => {
    for (const { outcome, operation, sent, received } of exchanges)
      if (outcome === "answered" && operation.kind !== "stream") answers.push(received - sent);
    deliveries.push(...deliveryDelays(exchanges));
  });
  return { spent, answers, deliveries };
}
