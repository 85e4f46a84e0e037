import type { Json, UserId } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";

/**
 * What had to be so where a requirement was found broken, as data: enough for somebody who knows no model to look at
 * another server and tell. Exchanges are named by their index, streams by their chain.
 */
export type Claim =
  | AnswerClaim
  | ShownClaim
  | NoticeClaim
  | SilenceClaim
  | ListedClaim
  | MemberClaim
  | SameClaim
  | AgedClaim
  | StreamClaim
  /** It takes more than one scenario on one homeserver to see it. */
  | { readonly about: "several homeservers" | "a whole run" };

/** One request is answered in one of these ways. */
export interface AnswerClaim {
  readonly about: "answer";
  readonly exchange: number;
  readonly allowed: readonly AllowedAnswer[];
}

export interface AllowedAnswer {
  /** The lowest and the highest status. */
  readonly status: readonly [number, number];
  /** Absent: any, or none. */
  readonly errcodes?: readonly string[];
  readonly body?: "object" | "list" | "empty list" | "errcode" | "errcode and error";
}

/** All that an answer shows of somebody fits: the body of a look, their events in a stream, their items in a list. */
export interface ShownClaim {
  readonly about: "shown";
  readonly exchange: number;
  /** `undefined`: whoever is shown. */
  readonly subject: UserId | undefined;
  readonly sight: Sight;
  /** The act since which all that the stream shows has to fit. */
  readonly since?: number;
}

/** A stream brings an event of somebody that fits. */
export interface NoticeClaim {
  readonly about: "notice";
  readonly viewer: UserId;
  readonly chain: string;
  readonly subject: UserId;
  readonly sight: Sight;
  /** Since this exchange was sent. */
  readonly since?: number;
  /** In this very answer. */
  readonly exchange?: number;
  readonly withinMs: Ms;
}

/** A stream brings no more than so many events of somebody that fit. */
export interface SilenceClaim {
  readonly about: "silence";
  readonly exchange: number;
  readonly subject: UserId | undefined;
  readonly sight: Sight;
  readonly atMost: number;
  /** Since this exchange: an act when it was sent, a stream's answer when it came. */
  readonly since?: number;
}

/** A presence list has somebody so many times. */
export interface ListedClaim {
  readonly about: "listed";
  readonly exchange: number;
  readonly subject: UserId;
  readonly times: "once" | "never";
}

/** A changed profile reaches the membership of a room, as the stream's viewer is told, or does not. */
export interface MemberClaim {
  readonly about: "membership";
  readonly viewer: UserId;
  readonly chain: string;
  readonly subject: UserId;
  /** Absent: any. */
  readonly room?: string;
  readonly field: "displayname" | "avatar_url";
  readonly value: string;
  readonly isWanted: boolean;
  readonly since: number;
  readonly withinMs: Ms;
}

/** Two looks, or a look and the newest event of a stream before it, show the same of somebody. */
export interface SameClaim {
  readonly about: "same";
  readonly exchange: number;
  readonly other: number;
  readonly subject: UserId;
  readonly keys: readonly ("presence" | "status_msg")[];
}

/** `last_active_ago` has grown by the time that passed between two looks. */
export interface AgedClaim {
  readonly about: "growth";
  readonly exchange: number;
  readonly other: number;
  readonly subject: UserId;
  readonly toleranceMs: Ms;
}

/** What every answer of a stream is held to, whoever it is about. */
export interface StreamClaim {
  readonly about: "stream";
  readonly exchange: number;
  readonly rule:
    | "has its shape"
    | "has a new token"
    | "has no presence in rooms"
    | "has one event of a user"
    | "has an id of its own for each event";
}

/** What is looked for in the body of a look, in the content of an event or of an item of a list. */
export type Sight =
  | { readonly kind: "anything" }
  /** One of these; an absent message is not compared, and `null` is none. */
  | {
      readonly kind: "state";
      readonly states: readonly ShownState[];
      /** What was shown instead. */
      readonly seen?: ShownState;
    }
  /** One of these values, by the key of the content; `null`: it may be absent. */
  | { readonly kind: "value"; readonly key: string; readonly values: readonly Json[] }
  /** A part has the form that the schema gives it; its path starts from the body, or the event. */
  | { readonly kind: "form"; readonly path: string }
  /** `currently_active` is true with `online` only. */
  | { readonly kind: "active only online" }
  /** `last_active_ago` counts from one of these acts. */
  | { readonly kind: "age"; readonly acts: readonly number[]; readonly toleranceMs: Ms };

export interface ShownState {
  readonly presence: string;
  readonly message?: string | null;
}

/** A part of a claim: whatever comes. */
export const ANYTHING: Sight = { kind: "anything" };

/** A claim on the answer of one exchange by its status alone, or also by its errcode. */
export function answered(
  { index }: { readonly index: number },
  ...allowed: readonly AllowedAnswer[]
): AnswerClaim {
  return { about: "answer", exchange: index, allowed };
}

/** Exactly this status. */
export function status(code: number, rest: Omit<AllowedAnswer, "status"> = {}): AllowedAnswer {
  return { status: [code, code], ...rest };
}

/** Whatever the server says, it does not fail. */
export const NO_FAILURE: AllowedAnswer = { status: [200, 499] };

/** One of these values of a key. */
export function valued(key: string, values: readonly Json[]): Sight {
  return { kind: "value", key, values };
}
