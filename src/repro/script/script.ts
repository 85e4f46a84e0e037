import type { ShownState, Sight } from "../../judge/claim.ts";
import type { TransportBinding } from "../../spec/profile.ts";
import type { RequirementId } from "../../spec/requirement.ts";

/** A reproduction as data, before it is written down in a language. */
export interface Script {
  readonly about: About;
  readonly binding: TransportBinding;
  readonly lines: readonly Line[];
}

/** What a reader has to know before the first line. */
export interface About {
  readonly requirement: RequirementId;
  /** Its sentence, in our words. */
  readonly statement: string;
  readonly source: string;
  readonly profile: string;
  /** What was wrong; `observed` may hold text of the server. */
  readonly title: string;
  readonly allowed: string;
  readonly observed: string;
  /** Where it was seen. */
  readonly target: string;
  /** Of the target, where it has one: the script's default. */
  readonly baseUrl?: string;
  /** The program that wrote it. */
  readonly tool: string;
  /** Seconds after which a timer of the server has surely fired, where the story waits for one. */
  readonly timers: readonly { readonly name: "offline" | "idle"; readonly seconds: number }[];
}

/** One line of a script. The words are those that are defined below the story, in each language. */
export type Line =
  /** What is done now and what has to come, for people. */
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "word"; readonly word: Word; readonly args: readonly Arg[] }
  /** A name for a value of the last answer. */
  | { readonly kind: "take"; readonly name: string; readonly field: string; readonly what: string }
  /** A name for this moment. */
  | { readonly kind: "mark"; readonly name: string }
  /** Names for the moments at which the last request was sent and answered. */
  | { readonly kind: "times"; readonly name: string }
  /** Requests that are sent at the same moment; nothing is said of their answers. */
  | { readonly kind: "together"; readonly lines: readonly Line[] };

export type Word =
  | "register"
  | "log_in"
  | "log_out"
  | "ask"
  | "must"
  | "remember"
  | "poll"
  | "poll_again"
  | "read_stream"
  | "resume_stream"
  | "end_stream"
  | "settle"
  | "elapse"
  | "fence"
  | "pause"
  | "expect_answer"
  | "expect_room"
  | "expect_shown"
  | "expect_items"
  | "expect_item"
  | "expect_no_item"
  | "expect_listed"
  | "expect_event"
  | "expect_no_event"
  | "expect_all_events"
  | "expect_member"
  | "expect_same"
  | "expect_as_told"
  | "expect_growth"
  | "expect_stream"
  | "expect_own_ids";

export type Arg =
  /** Text, with names in it. */
  | { readonly text: Template }
  | { readonly number: number }
  /** The name of a moment. */
  | { readonly moment: string }
  /** Seconds after which a timer of the server has surely fired. */
  | { readonly timer: "offline" | "idle" }
  | { readonly sight: NamedSight }
  | { readonly test: StreamTest }
  | { readonly answers: readonly NamedAnswer[] }
  | { readonly keys: readonly string[] };

/** What is looked for, with names instead of acts. */
export type NamedSight =
  | Exclude<Sight, { readonly kind: "age" | "form" }>
  /** None of these. */
  | { readonly kind: "other than"; readonly states: readonly ShownState[] }
  | { readonly kind: "form"; readonly form: Form }
  | { readonly kind: "age"; readonly moments: readonly string[]; readonly toleranceMs: number };

/** The form that a part has to have. */
export interface Form {
  /** From an event on; the body of a look is taken for an event's content. */
  readonly path: readonly string[];
  readonly isRequired: boolean;
  readonly is:
    | { readonly oneOf: readonly string[] }
    | "a count"
    | "a number from 0 on"
    | "a text"
    | "a text or null"
    | "true or false"
    | "a user id"
    | "an object"
    | "absent"
    | "an mxc:// URI"
    /** The event as a whole: it names its subject, and one only. */
    | "of one subject";
}

export type StreamTest =
  | "has its shape"
  | "has a new token"
  | "has no presence in rooms"
  | "has one event of a user";

export interface NamedAnswer {
  readonly status: readonly [number, number];
  readonly errcodes?: readonly string[];
  readonly body?: string;
}

/** A text with names in it. */
export type Template = readonly (string | Named | Encoded)[];

export interface Named {
  /** Of a user, a room or an event: its id is meant. */
  readonly name: string;
  /** As a part of a URL, with every special character encoded. */
  readonly isEncoded?: boolean;
}

/** A text as a part of a URL. */
export interface Encoded {
  readonly encoded: Template;
}

/** A word with its arguments. */
export function word(name: Word, ...args: readonly Arg[]): Line {
  return { kind: "word", word: name, args };
}

/** A text without names. */
export function plain(text: string): Arg {
  return { text: [text] };
}
