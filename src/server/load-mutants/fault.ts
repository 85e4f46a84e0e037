import type { PresenceEvent } from "../presence-event.ts";
import type { User } from "../user.ts";

/** What became of a fault, as far as the server can know. */
export type FaultState =
  /** The observer is not told of the change: they could notice, unless it is overtaken. */
  | "lost"
  /** It was overtaken before anything showed that it was lost: nobody could have noticed. */
  | "overtaken"
  /** The observer was told of a stranger. */
  | "leaked"
  /** The observer was told of the change after the one that followed it. */
  | "after the next";

/**
 * One fault of a server that is wrong in few of its deliveries, told by the server itself: whoever looks for faults can be
 * held against it. The last that is told of a pair and a message counts.
 */
export interface Fault {
  readonly observer: string;
  readonly subject: string;
  /** The status message of the change. */
  readonly message: string;
  readonly state: FaultState;
}

export type OnFault = (fault: Fault) => void;

/** What was made of an event on its way to an observer. */
export function faultOf({ sender = "", content }: PresenceEvent, observer: User, state: FaultState): Fault {
  return { observer: observer.id, subject: sender, message: String(content["status_msg"]), state };
}
