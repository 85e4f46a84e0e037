import { act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import type { Showing } from "./rounds.ts";

/** Longer than what a judge allows for the network. Milliseconds. */
const A_WHILE = 2_000;

/**
 * What the evidence rests on, with the act before it or without, one earlier act at most, and a while in which nothing happens: it
 * may be all that the others were good for. An age that counts from too early shows only when time has passed.
 */
export function withTimeInstead({ draft, places }: Showing): readonly Draft[] {
  const last = places.at(-1) ?? draft.acts.length - 1;
  const before = Math.max(0, last - 1);
  const [previous, shown] = [draft.acts.slice(before, last), draft.acts.slice(last, last + 1)];
  const pause = act({ type: "wait", ms: A_WHILE });
  const earlier = [[], ...draft.acts.slice(0, before).map((one) => [one])];
  return earlier
    .flatMap((one) => [
      [...one, pause, ...shown],
      [...one, ...previous, pause, ...shown],
    ])
    .map((acts) => ({ ...draft, acts }));
}
