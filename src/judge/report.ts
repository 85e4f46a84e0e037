import type { ProfileId, RequirementId } from "../spec/requirement.ts";
import type { LeftOut } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import type { ReportedExpectations } from "./expected-verdict.ts";
import type { TimeSpent } from "./time-spent.ts";
import type { Coverage, Fact, RequirementVerdict, ScenarioVerdict, Verdict } from "./verdict.ts";

export const REPORT_FORMAT = "rollcall.report/1";

/** The JSON report, and what every reporter renders. See the contract in docs. */
export interface Report {
  readonly format: typeof REPORT_FORMAT;
  /** False when the run broke; then `errors` says how. */
  readonly complete: boolean;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly hint: string }[];
  readonly tool: { readonly name: string; readonly version: string };
  readonly target: { readonly name: string; readonly kind: string; readonly server?: string };
  readonly profile: ProfileId;
  readonly depth: string;
  readonly seed: number;
  readonly modelHash: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: Ms;
  /** Counts of requirements by verdict. */
  readonly summary: { readonly [verdict in Verdict]: number };
  readonly requirements: readonly ReportedRequirement[];
  readonly scenarios: readonly ScenarioVerdict[];
  readonly facts: readonly Fact[];
  readonly coverage: Coverage;
  /** Where the time went and how fast presence travels. */
  readonly time: {
    readonly requests: number;
    readonly requestP50Ms: Ms;
    readonly requestP99Ms: Ms;
    readonly deliveryP50Ms: Ms | null;
    readonly deliveryP99Ms: Ms | null;
    readonly deliveries: number;
    readonly spent: TimeSpent;
  };
  /** What of the plan was not begun, on purpose (`--budget`); absent when all of it was performed. */
  readonly leftOut?: LeftOut;
  /** The option that made the plan smaller (`--only`); absent when it was whole. */
  readonly narrowedBy?: string;
  /** Absent when nothing was listed (`--expectations`). */
  readonly expectations?: ReportedExpectations;
  /** Things to know that are no verdicts, for example that `/versions` contradicts the profile. */
  readonly warnings: readonly string[];
}

export interface ReportedRequirement extends RequirementVerdict {
  readonly id: RequirementId;
  /** The requirement's level in the catalogue. */
  readonly level: string;
  /** What breaking it means in this profile. */
  readonly severity: string;
  readonly statement: string;
  readonly source: string;
  /** Its `fail` or `warn` was listed beforehand (`--expectations`). */
  readonly expected?: true;
}
