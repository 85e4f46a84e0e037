import { type Case, isFence, roleOf } from "../case.ts";
import type { Reading } from "../evidence.ts";
import type { Allowed, Shown } from "./timeline.ts";

/** What an answer showed of those who matter, each beside what the model allowed at the time. */
export function shownOf(judged: Case, readings: readonly Reading[]): readonly Shown[] {
  return readings
    .filter(({ observation }) => !isFence(judged, observation.subject))
    .map(({ observation, outcome, allowed }): Shown => {
      const { subject, presence, message, agoMs, currentlyActive } = observation;
      return {
        subject: roleOf(judged, subject),
        presence,
        ...(message === undefined ? {} : { message: message === null ? null : cut(message) }),
        ...(agoMs === undefined ? {} : { agoMs }),
        ...(currentlyActive === undefined ? {} : { currentlyActive }),
        outcome,
        ...(allowed === "anything" ? {} : { allowed: allowedOf(allowed, message === undefined) }),
      };
    });
}

/** A guess: a message of the very long kind is known by its beginning. */
const MESSAGE = 120;

function cut(message: string): string {
  return message.length > MESSAGE ? `${message.slice(0, MESSAGE)}…` : message;
}

/** Each once; without messages where what was shown carries none. */
function allowedOf(
  states: Exclude<Reading["allowed"], "anything">,
  withoutMessage: boolean,
): readonly Allowed[] {
  const known = new Map<string, Allowed>();
  for (const { level, message } of states) {
    const text = withoutMessage || message === null ? null : cut(message);
    known.set(`${level} ${text ?? ""}`, { presence: level, message: text });
  }
  return [...known.values()];
}
