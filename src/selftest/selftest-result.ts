import type { Depth } from "../scenarios/scenario.ts";
import type { ProfileId, RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { Noticed } from "./bent-histories/noticed.ts";
import type { FalseAlarmReport } from "./false-alarms/false-alarms.ts";
import type { MiniatureOutcome } from "./miniatures/run-miniature.ts";
import type { Tally, TallyRow } from "./tally.ts";
import type { Trial } from "./trial.ts";
import type { YardstickRates } from "./yardstick-rates.ts";

export const SELFTEST_FORMAT = "rollcall.selftest/1";

/** What the suite found where there is nothing to find. */
export interface FalseFinding {
  readonly profile: ProfileId;
  readonly scenario: string;
  readonly requirements: readonly RequirementId[];
}

/** What `rollcall selftest` found out about the suite; the JSON that it writes. */
export interface SelftestResult {
  readonly format: typeof SELFTEST_FORMAT;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601. */
  readonly startedAt: string;
  readonly command: string;
  readonly depth: Depth;
  readonly seed: number;
  readonly elapsedMs: Ms;
  /** Of all trials. */
  readonly requests: number;
  readonly depths: readonly (Tally & { readonly depth: Depth })[];
  readonly families: readonly TallyRow[];
  readonly requirements: readonly TallyRow[];
  /** On the server without a fault, in each profile that a mutant lives in. */
  readonly undisturbed: {
    readonly profiles: readonly ProfileId[];
    readonly findings: readonly FalseFinding[];
  };
  /** In the order of the catalogue of mutants. */
  readonly trials: readonly Trial[];
  /** Where it was asked for. */
  readonly yardstick?: YardstickRates;
  readonly miniatures?: readonly MiniatureOutcome[];
  /** Of histories of the server without a fault, of which one observation was changed. */
  readonly bends?: readonly Noticed[];
  /** On right servers in bad places. */
  readonly falseAlarms?: FalseAlarmReport;
}
