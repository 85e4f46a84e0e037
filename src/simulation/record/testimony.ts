import type { Json, UserId } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import type { StreamLevel } from "../oracle/expected-levels.ts";
import type { RecordedChange } from "../oracle/presence-change.ts";
import type { Membership } from "../set-up/memberships.ts";

/**
 * What the process that simulates a user knows of them, for a violation that they have a part in: plain data, bounded and
 * without secrets, which another process may put together with what it knows. Times are in ms from the beginning of the run.
 */
export interface Testimony {
  readonly user: UserId;
  readonly memberships: readonly Membership[];
  /** Their last changes, oldest first. */
  readonly changes: readonly RecordedChange[];
  /** What their streams were asked, and what they brought. */
  readonly streams: readonly RecordedRequest[];
}

/** A request of a stream, with what a history keeps of its answer. */
export interface RecordedRequest {
  readonly session: number;
  readonly device: string;
  readonly since: string | null;
  readonly level: StreamLevel;
  readonly timeoutMs: Ms;
  readonly sentAt: Ms;
  readonly receivedAt: Ms;
  /** Absent: nothing had come by then. */
  readonly body?: Json;
  /** The answer was larger than what is kept. */
  readonly isCut?: true;
}
