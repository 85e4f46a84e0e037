import type { DeclaredQuirks, DeclaredTimers } from "../history/history.ts";
import type { ProfileId } from "../spec/requirement.ts";
import type { Users } from "../targets/users.ts";
import type { Ms } from "../time/clock.ts";

/** What was probed of a server, beside what its owner declared. Plain data: nothing here says what is good. */
export interface Examination {
  readonly target: { readonly name: string; readonly server?: string };
  readonly profile: ProfileId;
  readonly declared: {
    readonly users: Users["kind"];
    readonly timers: DeclaredTimers;
    readonly quirks: DeclaredQuirks;
  };
  /** What `/versions` names; none where the server knows no such question. */
  readonly versions: readonly string[];
  /** By how much the server's `Date` is ahead of our clock; whole seconds are all that it tells. */
  readonly clockAheadMs?: Ms;
  readonly registration: Registration;
  /** Absent where no users were to be had. */
  readonly presence?: PresenceProbe;
  readonly latencies: readonly Latency[];
  readonly rateLimit?: RateLimitProbe;
  readonly timers: readonly TimerProbe[];
}

/** Whether users and a room were to be had. */
export type Registration =
  | { readonly kind: "works"; readonly users: number; readonly tookMs: Ms }
  | { readonly kind: "refused"; readonly message: string; readonly hint: string };

/** Whether a change of presence on one homeserver reaches a user of another. */
export interface Crossing {
  readonly from: string;
  readonly to: string;
  readonly registration: Registration;
  /** Absent where no users were to be had. */
  readonly presence?: PresenceProbe;
}

/** One user sets their presence; another one who shares a room looks, and has a stream open. */
export interface PresenceProbe {
  /** The status that PUT was answered with; absent when no answer came. */
  readonly put?: number;
  readonly get?: number;
  /** What GET shows. */
  readonly shown?: string;
  /** After how long the stream brought it; absent: not within `waitedMs`. */
  readonly deliveredAfterMs?: Ms;
  readonly waitedMs: Ms;
}

/** How long one kind of request takes. */
export interface Latency {
  readonly request: "PUT presence" | "GET presence" | "stream";
  readonly count: number;
  readonly p50Ms: Ms;
  readonly p99Ms: Ms;
}

/** A quick series of PUTs by one user. */
export interface RateLimitProbe {
  readonly sent: number;
  /** How many were taken before the first 429; absent: none was limited. */
  readonly takenBefore?: number;
  /** What the 429 asked for. */
  readonly retryAfterMs?: Ms;
}

/** How long a timer of the server took. */
export interface TimerProbe {
  readonly timer: "offline" | "idle";
  /** Absent: it did not fire within `waitedMs`. */
  readonly firedAfterMs?: Ms;
  readonly waitedMs: Ms;
}
