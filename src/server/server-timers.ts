import type { Ms } from "../time/clock.ts";

/** Lengths that the specification leaves to the server. */
export interface ServerTimers {
  /** From the end of a user's last open stream (or a write without one) to `offline`. A guess: 30 s, as Synapse does. */
  readonly offlineAfterMs: Ms;
  /** From the last activity to `unavailable` where the server idles users: "e.g. 5 minutes". */
  readonly idleAfterMs: Ms;
  /** How long after the last activity a user counts as `currently_active`. A guess: 60 s, as Synapse does. */
  readonly activeForMs: Ms;
  /** How long `/events` waits when the client names no timeout. A guess. */
  readonly eventsTimeoutMs: Ms;
  /** The longest wait a client can ask for. A guess: long enough to see an idle timeout in one poll. */
  readonly longestTimeoutMs: Ms;
}

/** The lengths of the undisturbed server. */
export const defaultTimers: ServerTimers = {
  offlineAfterMs: 30_000,
  idleAfterMs: 300_000,
  activeForMs: 60_000,
  eventsTimeoutMs: 30_000,
  longestTimeoutMs: 3_600_000,
};
