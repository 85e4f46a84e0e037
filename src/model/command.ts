import type { Presence } from "../spec/profile.ts";
import type { Ms } from "../time/clock.ts";
import type { FaultId } from "./fault.ts";

/** A user of a scenario by role, for example `A`: the runner gives every role a fresh account. */
export type Actor = string;

/** A room of a scenario by name, for example `r1`. */
export type RoomName = string;

/** A session of a user by name; `d1` is the one that registering gives. */
export type DeviceName = string;

/**
 * The status message that goes with a presence: `fresh` a text never used before, `none` the key omitted, `same` the
 * text of the last time.
 */
export type MessageChoice = "fresh" | "same" | "none" | "null" | "empty";

/**
 * How a fresh message is written: a thousand or eight thousand characters, what lies beyond ASCII and beyond the basic
 * plane, what HTML and JSON escape, or with white space around it.
 */
export type MessageText = "long" | "very-long" | "foreign" | "markup" | "padded";

/** How an access token travels. */
export type TokenForm = "header" | "query";

/** What a stream request says of its own user's presence; `default` says nothing. */
export type StreamPresence = "default" | "online" | "unavailable" | "offline";

/** A presence section of a `/sync` filter, by what it selects; `subject` is the first observed user of the scenario. */
export type FilterChoice =
  | "types-presence"
  | "not-types-presence"
  | "not-types-all"
  | "senders-subject"
  | "not-senders-subject"
  | "senders-nobody"
  | "types-other";

/** The clock's part: the server's own timers and the client's idle timer. */
export type TimerName = "offline" | "idle" | "client";

/**
 * Something a user, a device or the clock does. Commands are the events of the machines and the steps of the
 * scenarios: one vocabulary, so that a path through a machine *is* a scenario.
 */
export type Command =
  | {
      readonly type: "setPresence";
      readonly user: Actor;
      readonly device?: DeviceName;
      readonly presence: Presence;
      readonly message: MessageChoice;
      /** How a fresh message is written; by default short. */
      readonly written?: MessageText;
      /** By default the form that the profile prefers. */
      readonly tokenForm?: TokenForm;
      /** How the user id is spelled in the path. */
      readonly path?: "raw" | "encoded";
      /** Sends keys that the schema does not have, a `last_active_ago` among them (PUT-018). */
      readonly unknownKeys?: true;
    }
  /** A request that the server has to refuse; `at` is the other user it aims at, where there is one. */
  | { readonly type: "refuse"; readonly user: Actor; readonly fault: FaultId; readonly at?: Actor }
  | {
      readonly type: "look";
      readonly user: Actor;
      readonly at: Actor;
      readonly path?: "raw" | "encoded";
      readonly tokenForm?: TokenForm;
    }
  /** Opens a stream and keeps it open, request after request, until `disconnect`. */
  | {
      readonly type: "connect";
      readonly user: Actor;
      readonly device?: DeviceName;
      readonly setPresence: StreamPresence;
      /** How long one request of the stream waits; long where a new request might count as activity. */
      readonly pollMs?: Ms;
    }
  | { readonly type: "disconnect"; readonly user: Actor; readonly device?: DeviceName }
  /** One stream request that does not wait; `invalid` sends a `set_presence` that does not exist. */
  | {
      readonly type: "poll";
      readonly user: Actor;
      readonly device?: DeviceName;
      readonly setPresence: StreamPresence | "invalid";
      /** From the token of the poll before, as if its answer had been lost. */
      readonly again?: true;
    }
  | {
      readonly type: "sendMessage";
      readonly user: Actor;
      readonly room: RoomName;
      readonly device?: DeviceName;
    }
  | {
      readonly type: "sendState" | "sendTyping" | "sendReceipt";
      readonly user: Actor;
      readonly room: RoomName;
    }
  | {
      readonly type: "createRoom";
      readonly user: Actor;
      readonly room: RoomName;
      readonly preset: RoomPreset;
    }
  | { readonly type: "join" | "leave"; readonly user: Actor; readonly room: RoomName }
  | {
      readonly type: "invite" | "kick" | "ban" | "unban";
      readonly user: Actor;
      readonly at: Actor;
      readonly room: RoomName;
    }
  | { readonly type: "rename" | "changeAvatar"; readonly user: Actor; readonly value: "fresh" | "same" }
  | {
      readonly type: "changeList";
      readonly user: Actor;
      readonly invite: readonly Actor[];
      readonly drop: readonly Actor[];
    }
  | { readonly type: "lookList"; readonly user: Actor; readonly at: Actor; readonly device?: DeviceName }
  | { readonly type: "logIn" | "logOut"; readonly user: Actor; readonly device: DeviceName }
  /** An observer's stream stops and later goes on from its token. */
  | { readonly type: "pause" | "resume"; readonly user: Actor }
  /** A stream begun anew: an initial sync, outside the observer's own chain. */
  | { readonly type: "snapshot"; readonly user: Actor; readonly filter?: FilterChoice }
  /** One request on a filtered chain of its own: initial the first time, incremental from then on. */
  | {
      readonly type: "pollFiltered";
      readonly user: Actor;
      readonly filter: FilterChoice;
      /** The server keeps the filter, and is told its id only. */
      readonly stored?: true;
    }
  /** Reads a room's timeline, state and (seed era) initialSync, where presence must not be. */
  | { readonly type: "readRoom"; readonly user: Actor; readonly room: RoomName }
  | { readonly type: "wait"; readonly ms: number }
  /** Waits until the timer of the user has surely fired, or the harness's patience ends. */
  | { readonly type: "elapse"; readonly timer: TimerName; readonly user: Actor }
  /** Commands of several users or devices sent at the same moment. */
  | { readonly type: "together"; readonly commands: readonly Command[] };

export type CommandType = Command["type"];

export type RoomPreset = "private" | "public" | "direct" | "encrypted" | "world-readable";
