import type { Presence } from "../../spec/profile.ts";
import type { Ms } from "../../time/clock.ts";
import type { StreamLevel } from "./expected-levels.ts";
import type { ChangeKind } from "./kinds.ts";

/** A change of presence that goes out. */
export interface PresenceChange {
  readonly level: Presence;
  readonly kind: ChangeKind;
  readonly intendedAt: Ms;
  readonly sentAt: Ms;
  /** Stream requests of the user that ask for another level, and may be handled after it. */
  readonly underway: readonly Underway[];
}

export interface Underway {
  readonly level: StreamLevel;
  /** For how long; 0: it is sent at any moment. */
  readonly forMs: Ms;
}

/** A change as it was sent. */
export interface RecordedChange {
  /** The how-manieth of its user. */
  readonly number: number;
  readonly level: Presence;
  readonly message: string;
  readonly sentAt: Ms;
  /** Undefined: the server has not taken it. */
  readonly takenAt: Ms | undefined;
}
