import type { Json } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";

/** When a request was under way; `sent` is the earliest moment at which the server may have acted on it. */
export interface Interval {
  readonly sent: Ms;
  readonly received: Ms;
  /** How often it was sent. */
  readonly attempts: number;
}

/** What came of a request; the world never throws. */
export type Answer = Answered | Lost | Aborted;

export interface Answered extends Interval {
  readonly kind: "answered";
  readonly status: number;
  readonly contentType?: string;
  /** The `Server` header, for people. */
  readonly server?: string;
  /** The `Date` header, for people: it decides nothing. */
  readonly date?: string;
  /** Where a redirect points to: only told, never followed. */
  readonly location?: string;
  /** If it was JSON. */
  readonly json?: Json;
  /** If it was not. */
  readonly text?: string;
}

/** Transport trouble: the server may or may not have acted. */
export interface Lost extends Interval {
  readonly kind: "lost";
  readonly trouble: Trouble;
}

/** Given up from outside; until `received` nothing had come. */
export interface Aborted extends Interval {
  readonly kind: "aborted";
}

export interface Trouble {
  readonly code: TroubleCode;
  /** For people; may hold a server's text. */
  readonly text: string;
}

export type TroubleCode =
  /** Nobody listens there, or the name is not known. */
  | "unreachable"
  /** The connection broke. */
  | "broken"
  /** Took longer than the limit. */
  | "timeout"
  /** More, or deeper, than the limits. */
  | "too-large"
  /** The transfer could not be decoded. */
  | "undecodable"
  /** 502, 503 or 504. */
  | "gateway"
  /** A page for people instead of an answer. */
  | "html";
