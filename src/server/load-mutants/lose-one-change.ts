import type { Batch, Behaviour } from "../behaviour.ts";
import type { Ms } from "../../time/clock.ts";
import type { PresenceEvent } from "../presence-event.ts";
import type { User } from "../user.ts";
import { faultOf, type OnFault } from "./fault.ts";
import { lastMoves } from "./last-moves.ts";
import { carriesMessage, onceUnderLoad } from "./once-under-load.ts";

/** What was done so long after something else was done later, for everybody, however the requests of both travelled. */
const SURELY_LATER_MS: Ms = 500;

interface Loss {
  readonly observer: User;
  readonly event: PresenceEvent;
  isNoticeable: boolean;
}

export interface LoseOptions {
  /** What the observer is told in place of the change, if anything; undefined: not this change. */
  readonly instead: (event: PresenceEvent) => readonly PresenceEvent[] | undefined;
  readonly onFault: OnFault;
}

/**
 * One change never reaches one observer. If a newer state of the same user follows before they are told what somebody else
 * did surely later, nobody could have noticed, and another change is lost instead.
 */
export function loseOneChange(exemplary: Behaviour, { instead, onFault }: LoseOptions): Partial<Behaviour> {
  const moves = lastMoves(exemplary);
  let loss: Loss | undefined;
  const arm = () =>
    onceUnderLoad((events, { observer }) => {
      const event = events.find((one) => carriesMessage(one) && instead(one) !== undefined);
      if (event === undefined) return undefined;
      loss = { observer, event, isNoticeable: false };
      onFault(faultOf(event, observer, "lost"));
      return events;
    });
  let choose = arm();
  const watch = (current: Loss, events: readonly PresenceEvent[]) => {
    const { sender = "" } = current.event;
    const isLater = ({ sender: other = "" }: PresenceEvent) =>
      other !== sender && moves.of(other) >= moves.of(sender) + SURELY_LATER_MS;
    if (events.some((one) => one.sender === sender && !isSame(one, current.event))) {
      onFault(faultOf(current.event, current.observer, "overtaken"));
      [loss, choose] = [undefined, arm()];
    } else current.isNoticeable = events.some(isLater);
  };
  const tapEvents = (events: readonly PresenceEvent[], batch: Batch) => {
    if (loss !== undefined && batch.observer === loss.observer && !loss.isNoticeable) watch(loss, events);
    return choose(events, batch).flatMap((one) =>
      loss !== undefined && batch.observer === loss.observer && isSame(one, loss.event)
        ? (instead(one) ?? [])
        : [one],
    );
  };
  return { ...moves.hooks, tapEvents };
}

/** An answer that is empty now is put together again later: what is lost is known by its message. */
function isSame(one: PresenceEvent, other: PresenceEvent): boolean {
  return one.sender === other.sender && one.content["status_msg"] === other.content["status_msg"];
}
