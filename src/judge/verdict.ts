import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { Claim } from "./claim.ts";

/**
 * What the judge concludes. `pass`; `warn`: a SHOULD, or a duty only implied, was missed; `fail`: a duty was broken;
 * `observed`: the specification is silent, the behaviour is recorded; `inconclusive`: it cannot be known, with a
 * reason; `skipped`: not applicable, with a reason; `error`: the harness or the set-up, never the server.
 */
export type Verdict = "pass" | "observed" | "warn" | "inconclusive" | "fail" | "skipped" | "error";

/** Merging only ever makes a verdict worse, in this order; `error` is kept apart, `skipped` yields to anything. */
const ORDER = ["skipped", "pass", "observed", "warn", "inconclusive", "fail", "error"] as const;

/** The worse of two verdicts. */
export function worseVerdict(one: Verdict, other: Verdict): Verdict {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

/** Why a check could not decide. */
export type Undecided =
  /** Membership was changing at the time. */
  | "maybe-shared"
  /** The next change came before the bound. */
  | "superseded"
  /** No stream was provably open for the whole time. */
  | "not-covered"
  /** It came, or was missed, between the usual time and the hard bound. */
  | "late"
  /** A lawful automatic transition may have happened. */
  | "timer-may-have-fired"
  /** The server's answer lacks an optional key that the check needs. */
  | "key-absent"
  /** The policy that the check depends on could not be learned. */
  | "policy-unknown"
  /** A request that the check rests on was lost or refused without reason. */
  | "request-lost"
  /** The value may be explained by an earlier violation. */
  | "after-violation";

/**
 * A moment at which a requirement could have failed, or several in one scenario that ended alike; findings, vacuity
 * and coverage all fall out of these.
 */
export interface Decision {
  readonly requirement: RequirementId;
  readonly scenario: string;
  /** Index of the exchange that decided it; of several, the first. */
  readonly exchange: number;
  /** How many moments. */
  readonly count: number;
  readonly outcome: "held" | "broken" | "noted" | Undecided;
  /** With `broken` and `noted`. */
  readonly evidence?: Evidence;
  /** With `broken`: what should have been so instead. */
  readonly claim?: Claim;
  /** The worst that this breach may mean, where it is milder than the requirement's severity. */
  readonly ceiling?: "warn" | "observed";
}

export interface Evidence {
  /** One sentence: what is wrong, in the words of the specification. Holds no server text. */
  readonly title: string;
  /** What the model allowed. */
  readonly allowed: string;
  /** What was seen; may hold server text, cut to 1 KiB. */
  readonly observed: string;
  readonly at: Ms;
  /** Indexes of the exchanges that show it, the act first. */
  readonly exchanges: readonly number[];
}

/** Performances of a scenario in which a requirement was decided, and in which it failed. */
export interface Performances {
  readonly failed: number;
  readonly of: number;
}

/** Evidence that a requirement was broken (or, where the specification is silent, what was seen). */
export interface Finding extends Evidence {
  /** The same fault found by the same scenario has the same id in every run. */
  readonly id: string;
  readonly requirement: RequirementId;
  readonly scenario: string;
  readonly verdict: "fail" | "warn" | "observed";
  /** With `fail`, where its scenario was performed again (`--retry`): in how many the requirement failed. */
  readonly performances?: Performances;
}

export interface RequirementVerdict {
  readonly id: RequirementId;
  readonly verdict: Verdict;
  /** Why it is `inconclusive` or `skipped`. */
  readonly reason?: string;
  /** Decisions only: how often it could have failed and was decided. */
  readonly checks: number;
  readonly undecided: { readonly [reason in Undecided]?: number };
  /** Scenarios in which it was decided. */
  readonly scenarios: readonly string[];
  readonly findings: readonly Finding[];
  /** With `fail`, where it failed in no scenario each time (`--retry`). */
  readonly flaky?: Performances;
}

export interface ScenarioVerdict {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly steps: number;
}

/** Something learned of the target that the judgement rests on. */
export interface Fact {
  readonly name: FactName;
  readonly value: string | number | boolean | null;
  readonly source: "declared" | "measured" | "assumed";
  /** One sentence for people. */
  readonly text: string;
}

export type FactName =
  | "presenceActive"
  | "presenceReadable"
  | "presenceTold"
  | "streamApi"
  | "subjectKey"
  | "statusInEvents"
  | "omittedMessage"
  | "strangerLook"
  | "selfEcho"
  | "currentlyActive"
  | "loweringBumps"
  | "sameLevelBumps"
  | "pollingBumps"
  | "granularityMs"
  | "profilePropagation"
  | "initialSyncFrontLoads"
  | "suppressedStream"
  | "listAccepts"
  | "rateLimited"
  | "roundTripP50Ms"
  | "roundTripP99Ms"
  | "deliveryP50Ms"
  | "deliveryP99Ms"
  | "offlineAfterMs"
  | "idleAfterMs"
  | "versions";

export interface Judgement {
  readonly requirements: readonly RequirementVerdict[];
  readonly scenarios: readonly ScenarioVerdict[];
  readonly facts: readonly Fact[];
  /** False when presence is switched off: then every requirement is skipped. */
  readonly presenceActive: boolean;
  readonly coverage: Coverage;
}

/** Measured on what was performed, not on what was planned. */
export interface Coverage {
  readonly graphs: {
    readonly [machine: string]: {
      readonly transitions: Share;
      readonly states: Share;
      readonly pairs: Share;
    };
  };
  readonly requirements: { readonly planned: number; readonly decided: number };
  readonly unreached: readonly { readonly id: RequirementId; readonly reason: string }[];
}

export interface Share {
  readonly reached: number;
  readonly of: number;
}
