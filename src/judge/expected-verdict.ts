import type { ProfileId, RequirementId } from "../spec/requirement.ts";

/** A verdict that is known on a target, and why: an entry of an expectations file. It names a requirement or a scenario. */
export interface ExpectedVerdict {
  /** Looks like an id; perhaps the catalogue does not have it. */
  readonly requirement?: `PRES-${string}-${string}`;
  /** An id, or a pattern as `--only` takes. */
  readonly scenario?: string;
  /** `flaky` is a `fail` that does not come each time. */
  readonly verdict: ListedVerdict;
  /** Holds in this profile only; in all when absent. */
  readonly profile?: ProfileId;
  readonly reason: string;
  /** An issue, for example. */
  readonly link?: string;
  /** The last day on which it holds, `YYYY-MM-DD` (UTC). */
  readonly expires?: string;
}

export type ListedVerdict = "fail" | "warn" | "flaky";

/**
 * What a run shows of an entry. `met`: so it is. `unexpectedly-passed`: it ended better than listed. `worse`: it ended
 * worse. `matches-nothing`: plan and profile have nothing of that name. `expired`: its last day has passed. `undecided`:
 * the run could not tell. `outside`: what it names was no part of this run.
 */
export type ExpectationState =
  | "met"
  | "unexpectedly-passed"
  | "worse"
  | "matches-nothing"
  | "expired"
  | "undecided"
  | "outside";

/** An entry held against a run. */
export interface ReportedExpectation extends ExpectedVerdict {
  readonly state: ExpectationState;
  /** Why it is in that state and, where it fails the run, what to do. */
  readonly note: string;
  /** The requirements whose verdict it accounts for, wholly or in part. */
  readonly covers: readonly RequirementId[];
}

/** What was listed beforehand, held against the run. */
export interface ReportedExpectations {
  /** As the user named it. */
  readonly file: string;
  readonly entries: readonly ReportedExpectation[];
}
