import type { Presence, ProfileRules } from "../spec/profile.ts";
import type { Ms } from "../time/clock.ts";
import type { Answer, Exchange } from "./exchange.ts";
import type { ListEntry } from "./presence-list.ts";
import type { Delivery, PresenceEvent } from "./presence-event.ts";
import type { Membership, Room } from "./room.ts";
import type { ServerState } from "./server-state.ts";
import type { ServerTimers } from "./server-timers.ts";
import type { PresenceRecord, User } from "./user.ts";

/** What a user did, as far as it may count as activity. */
export type Action =
  | "message"
  | "event"
  | "typing"
  | "receipt"
  | "poll"
  | "lookUp"
  | "profile"
  | "membership";

/** What a stream asked for with `set_presence`; undefined where its API has no such parameter. */
export type Asked = "online" | "unavailable" | "offline" | undefined;

/** What restarts the grace: a write or an activity, a stream that opens, or one that ends. */
export type SignOfLife = "write" | "opened" | "closed";

/** May `observer` learn about `subject` this way? */
export interface Sight {
  readonly observer: User;
  readonly subject: User;
  readonly way: "get" | "stream";
  readonly rules: ProfileRules;
}

/** What others can notice of a user's presence, before or after something happened. */
export interface Standing {
  readonly state: Presence;
  readonly statusMsg: string | undefined;
  readonly currentlyActive: boolean;
  readonly lastActiveAtMs: Ms | undefined;
}

/** A subject in an observer's next answer, with the position at which the observer's view of it changed. */
export interface Sighting {
  readonly subject: User;
  readonly position: number;
}

/** A membership that changed. */
export interface MembershipChange {
  readonly room: Room;
  readonly user: User;
  readonly before: Membership | undefined;
  readonly after: Membership;
}

/** Everything an answer's presence part is made of. */
export interface Batch {
  readonly observer: User;
  readonly delivery: Omit<Delivery, "subject" | "observer">;
  /** Position the observer had; undefined for an initial answer. */
  readonly since: number | undefined;
}

/**
 * The decisions of the server, each small enough to be replaced alone: handlers ask here instead of deciding. The
 * undisturbed server runs on `exemplary`; a mutant is the same record with one decision spoilt.
 */
export interface Behaviour {
  /** Wraps every request that found its route; `next` is the true handler and may be given another exchange. */
  readonly around: (
    exchange: Exchange,
    next: (exchange: Exchange) => Promise<Answer> | Answer,
  ) => Promise<Answer> | Answer;
  /** The answer where no route has this path, or none with this method. */
  readonly unmatched: (path: string, why: "unknown" | "method") => Answer;
  /** Whether the user behind the token may write to the user named in the path. */
  readonly mayWriteFor: (writer: User, owner: User | undefined) => boolean;

  /** Whether a change from one state to another counts as activity of its own. */
  readonly isProactiveChange: (rules: ProfileRules, before: Presence, after: Presence) => boolean;
  /** Whether an action counts as activity. */
  readonly isProactive: (action: Action) => boolean;
  /** Who becomes active by an action of `actor` in a room (or in none). */
  readonly becomesActive: (actor: User, room: Room | undefined) => Iterable<User>;
  /** The state that activity leaves a user in. */
  readonly stateAfterActivity: (record: PresenceRecord, rules: ProfileRules) => Presence;
  /** The state that opening a stream leaves a user in. */
  readonly stateOnOpening: (record: PresenceRecord, asked: Asked) => Presence;
  /** The status message after a PUT that gave `given` (undefined when it was left out). */
  readonly statusAfterPut: (
    before: string | undefined,
    given: string | null | undefined,
  ) => string | undefined;
  /** The state that PUT stores for an accepted value. */
  readonly stateAfterPut: (asked: Presence, record: PresenceRecord) => Presence;

  /** Whether a user counts as connected to a stream. */
  readonly isConnected: (record: PresenceRecord) => boolean;
  /** The grace from a sign of life to `offline`. */
  readonly offlineAfterMs: (timers: ServerTimers, sign: SignOfLife) => Ms;
  readonly idleAfterMs: (timers: ServerTimers, record: PresenceRecord) => Ms;
  /** The state that the server gives an inactive user. */
  readonly stateWhenIdle: (record: PresenceRecord) => Presence;
  readonly activeForMs: (timers: ServerTimers, record: PresenceRecord) => Ms;

  /** Whether a change is worth telling. */
  readonly isNews: (before: Standing, after: Standing) => boolean;
  /** When observers are told of a change of `subject`: calls `tell` now, or later. */
  readonly whenTold: (state: ServerState, subject: User, tell: () => void) => void;
  /** Whether a profile change is told through presence. */
  readonly tellsProfile: (user: User, field: "displayname" | "avatar_url") => boolean;
  /** Ids of the rooms that are told of a profile change. */
  readonly profileRooms: (user: User) => Iterable<string>;
  /** Whose waiting streams are woken by a change of `subject`. */
  readonly audience: (state: ServerState, subject: User) => Iterable<User>;
  readonly sees: (state: ServerState, sight: Sight) => boolean;
  /** Whether an initial answer holds the subject. */
  readonly isFrontLoaded: (record: PresenceRecord) => boolean;
  /** An invitation to a presence list. */
  readonly invited: (state: ServerState, entry: ListEntry) => void;
  /** A drop from a presence list. */
  readonly dropped: (state: ServerState, entry: ListEntry) => void;
  /** Told after every change of membership. */
  readonly membershipChanged: (state: ServerState, change: MembershipChange) => void;
  /** Told after every published change of presence. */
  readonly published: (state: ServerState, subject: User) => void;

  /** The state as a reader of this profile is told it. */
  readonly shownState: (record: PresenceRecord, rules: ProfileRules) => Presence;
  /** Ms since the last activity, at the moment of answering; undefined when there was none. */
  readonly lastActiveAgo: (record: PresenceRecord, nowMs: Ms) => number | undefined;
  /** The subjects of an answer, before they are rendered. */
  readonly tapSightings: (sightings: readonly Sighting[], batch: Batch) => readonly Sighting[];
  /** One event, as it is given to one observer; undefined withholds it. */
  readonly tapEvent: (event: PresenceEvent, delivery: Delivery) => PresenceEvent | undefined;
  /** All events of one answer, in order. */
  readonly tapEvents: (events: readonly PresenceEvent[], batch: Batch) => readonly PresenceEvent[];
  /** The body of GET status. */
  readonly tapStatus: (body: Readonly<Record<string, unknown>>, delivery: Delivery) => unknown;
}
