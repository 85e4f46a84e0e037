import type { Exchange } from "../../history/history.ts";
import type { Arg } from "./script.ts";
import type { ScriptStream } from "./streams.ts";
import { exchangeAt, placeAt, streamOf, type Told } from "./told.ts";

/** Everything since the beginning. */
export const EVER: Arg = { number: 0 };
const SINCE = "since";
/** Beyond what was recorded, so that a real server's and curl's own time is borne, in seconds. */
export const LEEWAY = 2;

/** A moment that is named: before, or after, a step. */
export interface Mark {
  readonly name: string;
  readonly before?: number;
  readonly after?: number;
}

/** From when on something counts, and what has to be marked for it. */
export interface Since {
  readonly arg: Arg;
  readonly marks: readonly Mark[];
}

/** From an act on: just before its step; from what a stream told on: just after the step in which it did. */
export function sinceOf(
  told: Told,
  since: number | undefined,
  { decided, reading }: { readonly decided: Exchange; readonly reading: ScriptStream | undefined },
): Since {
  const act = exchangeAt(told, since);
  if (act === undefined) {
    const place = placeAt(told, decided.received);
    return place < 0
      ? { arg: EVER, marks: [] }
      : { arg: { moment: SINCE }, marks: [{ name: SINCE, before: place }] };
  }
  const stream = streamOf(told, act);
  if (stream?.isFollowed === true && stream === reading) {
    const place = placeAt(told, act.received);
    return place < 0
      ? { arg: { moment: SINCE }, marks: [{ name: SINCE, before: 0 }] }
      : { arg: { moment: SINCE }, marks: [{ name: SINCE, after: place }] };
  }
  const place = placeAt(told, act.sent);
  return place < 0
    ? { arg: EVER, marks: [] }
    : { arg: { moment: SINCE }, marks: [{ name: SINCE, before: place }] };
}

/** How long it took, from the last thing that was done, until it was seen, and a little more. */
export function secondsUntil(told: Told, { received }: Exchange): number {
  const { exchanges, scenario } = told.performed;
  const { command } = scenario.steps[placeAt(told, received)] ?? {};
  // A step that only lets time pass does so in the script as well.
  if (command?.type === "elapse" || command?.type === "wait") return LEEWAY;
  const done = exchanges.filter(
    (one) => one.received <= received && streamOf(told, one)?.isFollowed !== true,
  );
  const last = Math.max(...done.map((one) => one.received));
  return Math.ceil(Math.max(0, received - last) / 1_000) + LEEWAY;
}
