import type { Batch } from "../behaviour.ts";
import type { PresenceEvent } from "../presence-event.ts";
import type { User } from "../user.ts";
import { carriesMessage, onceUnderLoad } from "./once-under-load.ts";

type Tap = (events: readonly PresenceEvent[], batch: Batch) => readonly PresenceEvent[];

/**
 * One change never reaches one observer. If a newer state of the same user follows before they are told anything else,
 * nobody could have noticed, and another change is lost instead.
 *
 * @param instead what the observer is told in its place, if anything; undefined: not this change
 */
export function loseOneChange(instead: (event: PresenceEvent) => readonly PresenceEvent[] | undefined): Tap {
  let lost: { readonly observer: User; readonly event: PresenceEvent; isNoticeable: boolean } | undefined;
  const arm = () =>
    onceUnderLoad((events, { observer }) => {
      const event = events.find((one) => carriesMessage(one) && instead(one) !== undefined);
      if (event === undefined) return undefined;
      lost = { observer, event, isNoticeable: false };
      return events;
    });
  let choose = arm();
  return (events, batch) => {
    if (lost !== undefined && batch.observer === lost.observer && !lost.isNoticeable && events.length > 0) {
      const { event } = lost;
      const isOvertaken = events.some((one) => one.sender === event.sender && !isSame(one, event));
      if (isOvertaken) [lost, choose] = [undefined, arm()];
      else lost.isNoticeable = events.some((one) => one.sender !== event.sender);
    }
    return choose(events, batch).flatMap((one) =>
      lost !== undefined && batch.observer === lost.observer && isSame(one, lost.event)
        ? (instead(one) ?? [])
        : [one],
    );
  };
}

/** An answer that is empty now is put together again later: what is lost is known by its message. */
function isSame(one: PresenceEvent, other: PresenceEvent): boolean {
  return one.sender === other.sender && one.content["status_msg"] === other.content["status_msg"];
}
