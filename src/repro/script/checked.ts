import type { Exchange } from "../../history/history.ts";
import type { NamedLine } from "./name-sight.ts";
import type { Line } from "./script.ts";
import type { Mark } from "./since-of.ts";
import type { ScriptStream } from "./streams.ts";
import { placeAt, type Told } from "./told.ts";

/** What a claim comes to in a script. */
export interface Checked {
  /** Right after this request, or at the end of this step (-1: before the first). */
  readonly at: { readonly exchange: number } | { readonly place: number };
  readonly lines: readonly Line[];
  /** Moments that are named: before, or after, a step. */
  readonly marks: readonly Mark[];
  /** What is kept of the answers to other requests. */
  readonly named: readonly NamedLine[];
  readonly fenced: readonly ScriptStream[];
  readonly lastPlace: number;
  /** What is told is counted: each act is given the time to be told by itself. */
  readonly isUnhurried: boolean;
  /** A stream of which only the first request is sent before: it is looked at in the gap after that. */
  readonly gap?: ScriptStream | undefined;
  /** A stream that is asked anew just before a step. */
  readonly renewed?: Renewed | undefined;
}

/** A stream whose request is given up for another before a step: when an answer was made is not known, but not before its request. */
export interface Renewed {
  readonly stream: ScriptStream;
  readonly before: number;
}

/** Where one request is looked at. */
export function at(
  told: Told,
  exchange: Exchange,
  more: Partial<Checked> & { readonly lines: readonly Line[] },
): Checked {
  return {
    at: { exchange: exchange.index },
    marks: [],
    named: [],
    fenced: [],
    lastPlace: placeAt(told, exchange.sent),
    isUnhurried: false,
    ...more,
  };
}

/** Where a stream that is read in the background is looked at, once the step is over. */
export function afterStep(place: number, lines: readonly Line[], more: Partial<Checked> = {}): Checked {
  return {
    at: { place },
    lines,
    marks: [],
    named: [],
    fenced: [],
    lastPlace: place,
    isUnhurried: false,
    ...more,
  };
}
