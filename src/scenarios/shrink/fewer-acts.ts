import type { Command } from "../../model/command.ts";
import type { Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import type { Step } from "../scenario.ts";
import { beginLater } from "./begin-later.ts";
import { fewest, firstOf, type Part, type Rounds, type Showing } from "./rounds.ts";
import { withTimeInstead } from "./with-time-instead.ts";

/** So few acts that trying every pair of them costs little. */
const FEW = 8;

const ACTS: Part<number> = {
  of: ({ acts }) => acts.map((_, place) => place),
  keep: (draft, places) => withActs(draft, places),
};

/** As few acts as show the fault: guessed from the evidence, then by delta debugging, then pairs of what is left. */
export function* fewerActs(start: Showing): Rounds<Showing> {
  let smallest = start;
  for (let found: Showing | undefined = start; found !== undefined;) {
    smallest = found;
    found = yield* firstOf(guesses(smallest));
  }
  for (let found: Showing | undefined = smallest; found !== undefined;) {
    smallest = yield* beginLater(yield* fewest(found, ACTS));
    found = yield* firstOf([
      ...withWaitsJoined(smallest.draft),
      ...withLooksInstead(smallest.draft),
      ...withoutPairs(smallest.draft),
      ...withAwkwardText(smallest),
      ...(smallest.draft.acts.length > FEW ? withTimeInstead(smallest) : []),
    ]);
  }
  return smallest;
}

/** What the evidence rests on, with more and more of what came just before. */
function guesses({ draft, places }: Showing): readonly Draft[] {
  const count = draft.acts.length;
  const last = places.at(-1) ?? count - 1;
  const before = new Set(places.flatMap((place) => [place - 1, place]));
  const tails: number[] = [];
  for (let length = 1; length <= last; length *= 2) tails.push(length);
  return [
    withActs(draft, places),
    ...tails.map((length) => withActs(draft, range(last + 1 - length, last))),
    withActs(
      draft,
      range(0, last).filter((place) => before.has(place)),
    ),
    withActs(draft, range(0, last)),
  ].filter(({ acts }) => acts.length > 0 && acts.length < count);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function withActs(draft: Draft, places: readonly number[]): Draft {
  const kept = new Set(places);
  return { ...draft, acts: draft.acts.filter((_, place) => kept.has(place)) };
}

/** Without one act, whose looks come after the act before it; its user's own, if it has none: perhaps it only took the time that a request takes. */
function withLooksInstead(draft: Draft): readonly Draft[] {
  return draft.acts.flatMap(({ command, looks = [], fence }, place) => {
    const before = draft.acts[place - 1];
    const instead = looks.length > 0 ? looks : ownLooks(command);
    if (before === undefined || instead.length === 0) return [];
    const heir: Act = { ...before, looks: [...(before.looks ?? []), ...instead], fence: fence ?? false };
    return [
      { ...draft, acts: draft.acts.flatMap((one, at) => (at === place ? [] : one === before ? heir : one)) },
    ];
  });
}

function ownLooks(command: Command): Step["looks"] {
  return "user" in command ? [{ viewer: command.user, subject: command.user }] : [];
}

/** Two waits in a row are one. */
function withWaitsJoined(draft: Draft): readonly Draft[] {
  return draft.acts.flatMap(({ command, ...how }, place) => {
    const before = draft.acts[place - 1]?.command;
    if (command.type !== "wait" || before?.type !== "wait") return [];
    const joined = { ...how, command: { ...command, ms: before.ms + command.ms } };
    return [
      {
        ...draft,
        acts: draft.acts.flatMap((one, at) => (at === place ? [joined] : at === place - 1 ? [] : one)),
      },
    ];
  });
}

/** A fresh message is an awkward text every few times: what fails at that fails at an awkward one right away. */
function withAwkwardText({ draft, places }: Showing): readonly Draft[] {
  return places.flatMap((place) => {
    const act = draft.acts[place];
    if (act?.command.type !== "setPresence" || act.command.message !== "fresh" || place === 0) return [];
    const { command } = act;
    return (["foreign", "markup"] as const)
      .filter(() => command.written === undefined)
      .map((written) => ({ ...draft, acts: [{ ...act, command: { ...command, written } }] }));
  });
}

/** Where each act alone is needed for the other: a connection and its end, say. */
function withoutPairs(draft: Draft): readonly Draft[] {
  const count = draft.acts.length;
  if (count > FEW || count < 3) return [];
  const places = range(0, count - 1);
  return places.flatMap((one) =>
    places
      .filter((other) => other > one)
      .map((other) =>
        withActs(
          draft,
          places.filter((place) => place !== one && place !== other),
        ),
      ),
  );
}
