import type { Actor, Command, DeviceName, RoomName, RoomPreset, TokenForm } from "../model/command.ts";
import type { FaultId } from "../model/fault.ts";
import type { Presence } from "../spec/profile.ts";
import type { ProfileId, RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A full Matrix user id, `@localpart:server`. */
export type UserId = string;
export type RoomId = string;

export const HISTORY_FORMAT = "rollcall.history/1";

/** First line of a history: what produced it and what it was judged by. */
export interface HistoryHeader {
  readonly record: "header";
  readonly format: typeof HISTORY_FORMAT;
  readonly tool: { readonly name: string; readonly version: string };
  readonly profile: ProfileId;
  readonly target: {
    readonly name: string;
    readonly kind: string;
    readonly server?: string;
    /** What its homeservers are called, where it has several, which federate; for people. */
    readonly homeservers?: readonly string[];
  };
  readonly seed: number;
  readonly depth: string;
  /** Hash of the machines: two runs with the same hash and seed had the same scenarios. */
  readonly modelHash: string;
  /** Wall clock, ISO 8601; for people only. */
  readonly startedAt: string;
  /** The target's timers as its owner declares them. */
  readonly timers: DeclaredTimers;
  /** What else its owner declares; absent: nothing. */
  readonly quirks?: DeclaredQuirks;
  /** What the plan meant to reach: the denominators of coverage. */
  readonly plan: PlanTotals;
}

/** Intervals in ms in which a server's own timer fires; absent: not declared. */
export interface DeclaredTimers {
  /** From the end of the last stream or activity to `offline`. */
  readonly offline?: { readonly minMs: Ms; readonly maxMs: Ms };
  /** From the last activity to `unavailable`. */
  readonly idle?: { readonly minMs: Ms; readonly maxMs: Ms };
}

/** Lawful habits of a server that its owner declares, so that they are not taken for faults. */
export interface DeclaredQuirks {
  /** A user may change their presence once in this time; what a stream asks for in between is passed over without a word. */
  readonly presencePutEveryMs?: Ms;
  /** A change may take this long to reach others, for example from one worker to the next. */
  readonly propagationMs?: Ms;
}

export interface PlanTotals {
  readonly scenarios: number;
  /** By machine: how many states, transitions and transition pairs its graph has. */
  readonly graphs: {
    readonly [machine: string]: {
      readonly states: number;
      readonly transitions: number;
      readonly pairs: number;
    };
  };
  readonly requirements: readonly RequirementId[];
  readonly unreached: readonly { readonly id: RequirementId; readonly reason: string }[];
  /** The option that made the plan smaller (`--only`); absent when it is whole. */
  readonly narrowedBy?: string;
}

/** A scenario begins: which accounts its roles have. */
export interface ScenarioRecord {
  readonly record: "scenario";
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly machine: string;
  readonly requirements: readonly RequirementId[];
  readonly cast: { readonly [actor: string]: UserId };
  /** The user whose changes only prove that time has passed (a fence), where the scenario has one. */
  readonly fence?: UserId;
  /** The fences of the other homeservers, where the roles are spread over several. */
  readonly otherFences?: readonly UserId[];
  /**
   * Somebody whose later act, where a stream tells of it, shows that the stream has moved past whatever was done before: a
   * simulation names one where that is how it noticed a loss. Absent: the order of news of different users proves nothing.
   */
  readonly witness?: UserId;
  readonly steps: number;
  /** What stands before the first step: with the steps, enough to perform it again. Absent in older histories. */
  readonly setUp?: SetUp;
}

/** Who takes part, where they are and who watches, before the first step. */
export interface SetUp {
  readonly users: readonly Actor[];
  /** Sessions beside the one that registering gives. */
  readonly devices: readonly { readonly user: Actor; readonly device: DeviceName }[];
  readonly rooms: readonly {
    readonly name: RoomName;
    readonly creator: Actor;
    readonly members: readonly Actor[];
    readonly preset: RoomPreset;
  }[];
  /** Whose streams are read all the time. */
  readonly observers: readonly Actor[];
  readonly fence: boolean;
}

/** A step begins: the command as planned, and the edges of the machine's graph that it takes. */
export interface StepRecord {
  readonly record: "step";
  readonly scenario: string;
  readonly step: number;
  readonly command: Command;
  readonly edges: readonly string[];
  readonly at: Ms;
  /** Readings by GET after the command; absent: none. */
  readonly looks?: readonly { readonly viewer: Actor; readonly subject: Actor }[];
  /** It ends with a fence. */
  readonly fence?: true;
  /** It goes on at once, without waiting for what must arrive. */
  readonly rush?: true;
}

export interface EndRecord {
  readonly record: "end";
  readonly scenario: string;
  readonly outcome: "performed" | "inconclusive" | "error";
  readonly reason?: string;
}

/** What was asked, as meant; with resolved users and rooms. */
export type Operation =
  | { readonly kind: "versions" | "register" | "logIn" | "logOut" | "whoAmI" | "joinedRooms" }
  | {
      readonly kind: "putPresence";
      readonly subject: UserId;
      readonly presence: Presence;
      /** `undefined` (absent in the record): the key was omitted. */
      readonly message?: string | null;
      readonly encodedPath?: true;
      readonly unknownKeys?: true;
      /** Only where it was chosen for the sake of the form. */
      readonly tokenForm?: TokenForm;
    }
  /** A request that has to be refused; `subject` is the user whose path it names. */
  | { readonly kind: "refused"; readonly fault: FaultId; readonly subject: UserId; readonly room?: RoomId }
  | {
      readonly kind: "getPresence";
      readonly subject: UserId;
      readonly encodedPath?: true;
      readonly tokenForm?: TokenForm;
    }
  | StreamOperation
  | { readonly kind: "storeFilter"; readonly filter: Json }
  | { readonly kind: "createRoom"; readonly room: string }
  | {
      readonly kind: "join" | "leave" | "invite" | "kick" | "ban" | "unban";
      readonly room: RoomId;
      readonly subject: UserId;
    }
  | { readonly kind: "sendMessage" | "sendState" | "sendTyping" | "sendReceipt"; readonly room: RoomId }
  | { readonly kind: "putProfile"; readonly field: "displayname" | "avatar_url"; readonly value: string }
  | { readonly kind: "getProfile"; readonly subject: UserId }
  | {
      readonly kind: "postList";
      readonly subject: UserId;
      readonly invite: readonly UserId[];
      readonly drop: readonly UserId[];
    }
  | { readonly kind: "getList"; readonly subject: UserId }
  | { readonly kind: "readRoom"; readonly room: RoomId; readonly part: "messages" | "state" | "initialSync" }
  /** Who is in a room, as the asker's homeserver knows it. */
  | { readonly kind: "getMembers"; readonly room: RoomId };

/** One request of a stream. A chain is one reader's sequence of them: a resume stays in it, a fresh start is a new one. */
export interface StreamOperation {
  readonly kind: "stream";
  readonly api: "sync" | "events" | "initialSync";
  readonly chain: string;
  /** `null`: from the beginning. */
  readonly since: string | null;
  readonly timeoutMs: Ms;
  readonly setPresence: "default" | "online" | "unavailable" | "offline" | "invalid";
  readonly filter?: Json;
}

/**
 * One request and what came of it. `sent` and `received` are on the harness's own monotone clock: what the server did,
 * it did in between. `aborted`: the harness gave up waiting (the usual end of a long-poll), at `received`; until then
 * nothing had come. `lost`: transport trouble; the server may or may not have acted.
 */
export interface Exchange {
  readonly record: "exchange";
  /** Its place in the history, from 0. */
  readonly index: number;
  readonly scenario: string;
  readonly operation: Operation;
  /** Who asked: the account whose token was sent (or would have been, see the fault's credentials). */
  readonly user: UserId | null;
  readonly device: string | null;
  readonly request: { readonly method: string; readonly path: string; readonly body?: Json };
  readonly sent: Ms;
  readonly received: Ms;
  readonly outcome: "answered" | "aborted" | "lost";
  /** Why it was lost. */
  readonly trouble?: string;
  readonly status?: number;
  readonly contentType?: string;
  /** The answer, if it was JSON; of a stream only what {@link StreamBody} keeps. */
  readonly body?: Json;
  /** The answer, if it was not JSON; cut. */
  readonly text?: string;
  /** The answer was too large to keep: what stands here is a part of it, and is not judged. */
  readonly isCut?: true;
  /** More than 1 after 429 or a repeated safe request. */
  readonly attempts: number;
}

/**
 * What is kept of a stream's answer, whatever its API: `presence` verbatim (`/sync`: the `presence` object;
 * `/events`: the chunk's items of type `m.presence`, and items without a type; `/initialSync`: its `presence`), and
 * of the rooms only what presence needs.
 */
export interface StreamBody {
  /** `next_batch` or `end`, verbatim. */
  readonly next?: Json;
  readonly presence?: Json;
  /** Membership events of rooms, as they arrived. */
  readonly members: readonly StreamMember[];
  /** How many room events the answer had: was it right to return early? */
  readonly roomEvents: number;
  /** Where an `m.presence` event stood that had no business there, for example `rooms.join.!x.timeline`. */
  readonly strays: readonly string[];
}

export interface StreamMember {
  readonly room: RoomId;
  readonly user: UserId;
  readonly membership: string;
  readonly displayname?: string;
  readonly avatar_url?: string;
}

/** What of the plan was not begun, on purpose. */
export interface LeftOut {
  /** For people, for example `left out by --budget 90s`. */
  readonly reason: string;
  /** Ids of the scenarios. */
  readonly scenarios: readonly string[];
  /** What only these would have decided. */
  readonly requirements: readonly RequirementId[];
}

/** Last line: a history without it was cut off. */
export interface HistoryFooter {
  readonly record: "footer";
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason?: string;
  readonly counts: { readonly exchanges: number; readonly scenarios: number; readonly steps: number };
  readonly durationMs: Ms;
  /** Absent when the whole plan was performed. */
  readonly leftOut?: LeftOut;
}

export type HistoryRecord =
  | HistoryHeader
  | ScenarioRecord
  | StepRecord
  | EndRecord
  | Exchange
  | HistoryFooter;

/** The exchanges of a run in their order, to be read again and again. */
export interface Exchanges extends Iterable<Exchange> {
  readonly count: number;
  /** Those of one scenario, in their order. */
  of(scenario: string): readonly Exchange[];
  filter(wanted: (exchange: Exchange) => boolean): readonly Exchange[];
  find(wanted: (exchange: Exchange) => boolean): Exchange | undefined;
}

/** A whole history in memory. */
export interface History {
  readonly header: HistoryHeader;
  readonly scenarios: readonly ScenarioRecord[];
  readonly steps: readonly StepRecord[];
  readonly ends: readonly EndRecord[];
  readonly exchanges: Exchanges;
  /** Absent only in a history that was read with `partial`. */
  readonly footer?: HistoryFooter;
}
