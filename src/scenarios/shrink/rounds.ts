import type { Draft } from "../build-scenario.ts";

/** A draft that shows the fault, and where. */
export interface Showing {
  readonly draft: Draft;
  /** Places of the acts that the evidence rests on, ascending. */
  readonly places: readonly number[];
}

/** Which candidate of a round was the first to show the fault, and on which of its acts the evidence rests. */
export interface Shown {
  readonly candidate: number;
  readonly places: readonly number[];
}

/**
 * A search by rounds: each yields candidates, the boldest first, and is told which of them was the first to show the
 * fault, if any. So the search knows nothing of servers, and whoever performs may do so side by side.
 */
export type Rounds<T> = Generator<readonly Draft[], T, Shown | undefined>;

/** One round. @returns the first candidate that shows the fault */
export function* firstOf(candidates: readonly Draft[]): Rounds<Showing | undefined> {
  if (candidates.length === 0) return undefined;
  const shown = yield candidates;
  const draft = shown && candidates[shown.candidate];
  return draft === undefined ? undefined : { draft, places: shown?.places ?? [] };
}

/** Something that a draft has several of, and the draft with only some of them. */
export interface Part<T> {
  readonly of: (draft: Draft) => readonly T[];
  readonly keep: (draft: Draft, kept: readonly T[]) => Draft;
}

/**
 * Delta debugging: leaves out halves, quarters and so on, in the end one at a time, until nothing can be left out any
 * more.
 *
 * @source Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE TSE 28(2), 2002
 */
export function* fewest<T>(start: Showing, part: Part<T>): Rounds<Showing> {
  let smallest = start;
  let size = Math.ceil(part.of(smallest.draft).length / 2);
  while (size > 0) {
    const { draft } = smallest;
    const items = part.of(draft);
    const found = yield* firstOf(withoutSome(items, size).map((kept) => part.keep(draft, kept)));
    smallest = found ?? smallest;
    if (found !== undefined) size = Math.min(size, part.of(found.draft).length);
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return smallest;
}

/** The items without the first `size`, without the next, and so on. */
function withoutSome<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) => index * size);
  return starts.map((start) => items.filter((_, place) => place < start || place >= start + size));
}
