import type { Ms } from "../time/clock.ts";
import { tolerancesBetween } from "./across-homeservers.ts";
import type { Evidence, Reading } from "./evidence.ts";
import { allows, type Possible } from "./possible.ts";
import type { Story, Version } from "./story.ts";

/**
 * From when on the version may have led back to one of the states, given the looks: a timer of the server has not done
 * that before a look that shows none of them. A look may be late by as much as read-your-writes is given.
 */
export function mayLeadBackFrom(
  { judged, readings }: Evidence,
  story: Story,
  { version, states }: { readonly version: Version; readonly states: readonly Possible[] },
): Ms {
  if (version.timer === undefined) return version.from;
  const carried = judged.profile.rules.statusInEvent;
  const looks = readings.filter((reading) => isLookAt(reading, story, version));
  // Once one of them was seen, what is shown later says nothing.
  const back = looks.findIndex(({ observation: { presence, message } }) =>
    allows(states, presence, carried ? message : undefined),
  );
  const last = (back < 0 ? looks : looks.slice(0, back)).at(-1);
  if (last === undefined) return version.from;
  const { from, viewer, subject } = last.observation;
  return Math.max(version.from, from - tolerancesBetween(judged, viewer, subject).selfMs);
}

/** A look at the user after the version's effect has surely taken hold, and before the next one may. */
function isLookAt({ observation }: Reading, story: Story, { order, quietUntil }: Version): boolean {
  const { kind, subject, from, to } = observation;
  const since = story.versions.find((version) => version.order === order)?.fromLatest ?? quietUntil;
  return kind === "get" && subject === story.user && from >= since && to <= quietUntil;
}
