import type { Ms } from "../../time/clock.ts";
import type { Finding, Verdict } from "../verdict.ts";

/** One scenario as it went, for people: who did what and when, what they were shown, and what they might have been. */
export interface Timeline {
  readonly scenario: string;
  readonly verdict: Verdict;
  readonly lanes: readonly Lane[];
  /** In the order of time: an act when it was sent, news of a stream when it came. */
  readonly entries: readonly Entry[];
}

/** A session of somebody who takes part. */
export interface Lane {
  /** The role, for example `A`; of a user who only proves that time has passed, `fence`. */
  readonly role: string;
  readonly user: string;
  /** Only where the user has several. */
  readonly device?: string;
}

export type Entry = StepEntry | ExchangeEntry | GapEntry;

/** A step of the scenario begins. */
export interface StepEntry {
  readonly kind: "step";
  readonly at: Ms;
  readonly step: number;
  /** What it is, in a clause of ours. */
  readonly said: string;
}

/** One request and what came of it. */
export interface ExchangeEntry {
  readonly kind: "exchange";
  /** Its number in the history. */
  readonly index: number;
  /** Place of its lane among the timeline's; absent where nobody's token was sent. */
  readonly lane?: number;
  readonly sent: Ms;
  readonly received: Ms;
  /** What it is, in a few words of ours. */
  readonly said: string;
  readonly method: string;
  readonly path: string;
  /** JSON, cut; neither this nor the answer is kept where it went well and seldom matters. */
  readonly body?: string;
  readonly outcome: "answered" | "aborted" | "lost";
  readonly status?: number;
  /** Why it was lost. */
  readonly trouble?: string;
  /** JSON, or what else came; cut. Of a stream only what presence needs. */
  readonly answer?: string;
  readonly shown: readonly Shown[];
  /** The findings that it shows. */
  readonly findings: readonly Mark[];
  /** It is a request of a stream, and may have been open for long. */
  readonly waits?: true;
  /** Why it seldom matters: it only sets the scene, only proves that time has passed, or brought nothing. */
  readonly aside?: "set-up" | "fence" | "nothing";
}

/** A finding at the exchange that shows it. */
export type Mark = Pick<Finding, "id" | "verdict" | "title">;

/** Exchanges that have no room here. */
export interface GapEntry {
  readonly kind: "gap";
  readonly at: Ms;
  readonly exchanges: number;
}

/** What somebody was shown of a user, and what the model allowed to be shown. */
export interface Shown {
  readonly subject: string;
  readonly presence: string;
  readonly message?: string | null;
  readonly agoMs?: Ms;
  readonly currentlyActive?: boolean;
  readonly outcome: "lawful" | "late" | "wrong" | "not entitled";
  /** The newest last; absent: anything, or it is not known. */
  readonly allowed?: readonly Allowed[];
}

export interface Allowed {
  readonly presence: string;
  readonly message: string | null;
}
