import type { Ms } from "../time/clock.ts";

/**
 * Every tolerance of a run, in one record that runner and judge both read: the runner's wait has to be longer than the
 * judge's bound, or the check decides nothing. All in ms.
 */
export interface Tolerances {
  /** Read-your-writes on one server: until then an older state is late, not wrong. */
  readonly selfMs: Ms;
  /** A stream that was asked for so long ago has surely begun: what is sent later comes after it. */
  readonly orderMs: Ms;
  /** A change that was answered so long before another was sent comes before it in the order of news, which may take as long. */
  readonly sequenceMs: Ms;
  /** A change of membership reaches who may see whom. */
  readonly visibilityMs: Ms;
  /** A delivery that takes longer is late. */
  readonly deliveryMs: Ms;
  /** A delivery that has not come by then is lost. */
  readonly deliveryHardMs: Ms;
  /** A user's stream may count for nothing when it follows their stream or PUT sooner than this; 0: every one counts. */
  readonly presenceEveryMs: Ms;
  /** What one homeserver knows of another's users may be so old. */
  readonly crossingMs: Ms;
  /** Rooms are written one by one: a changed profile may take this long to reach the last of them. */
  readonly roomsMs: Ms;
  /** Of `last_active_ago`, beside the request's own interval. */
  readonly agoMs: Ms;
  /** A server may count activity in steps this long. */
  readonly granularityMs: Ms;
  /** A user without a stream may be `offline` from the first on, and has to be by the second. */
  readonly offlineMinMs: Ms;
  readonly offlineMaxMs: Ms;
  /** An inactive user may be `unavailable` from the first on, and has to be by the second. */
  readonly idleMinMs: Ms;
  readonly idleMaxMs: Ms;
  /** Whether the two maxima were declared or measured; if not, passing them decides nothing. */
  readonly offlineKnown: boolean;
  readonly idleKnown: boolean;
}

/** How much longer than the judge's bound the runner waits. */
export const RUNNER_SLACK_MS = 250;
