import type { Batch } from "../behaviour.ts";
import type { PresenceEvent } from "../presence-event.ts";

/** So many deliveries go well before the fault: everybody is there by then, and changes are told. */
const BEFORE = 50;

/** What becomes of the events of one answer at the moment of the fault; undefined: not this answer, but a later one. */
export type Spoil = (events: readonly PresenceEvent[], batch: Batch) => readonly PresenceEvent[] | undefined;

/**
 * Spoils one answer, and no other: the first that suits after some deliveries of changes that carry a status message.
 * Such a fault is lost among thousands of right answers unless each of them is looked at.
 */
export function onceUnderLoad(
  spoil: Spoil,
): (events: readonly PresenceEvent[], batch: Batch) => readonly PresenceEvent[] {
  let told = 0;
  let isDone = false;
  return (events, batch) => {
    // An initial answer tells what is, not what has changed.
    if (isDone || batch.since === undefined) return events;
    told += events.filter(carriesMessage).length;
    if (told < BEFORE || !events.some(carriesMessage)) return events;
    const spoilt = spoil(events, batch);
    if (spoilt === undefined) return events;
    isDone = true;
    return spoilt;
  };
}

/** Whether the event tells of a change by hand. */
export function carriesMessage({ content }: PresenceEvent): boolean {
  return typeof content.status_msg === "string";
}
