import type { SimulationReport } from "../simulation/report/simulation-report.ts";
import type { Threshold } from "../simulation/report/threshold.ts";
import type { Workload } from "../simulation/workload.ts";
import type { WorkloadContent } from "../simulation/workload-schema.ts";
import type { Ms } from "../time/clock.ts";
import type { TargetWish } from "./choose-target.ts";
import type { ReportOutput } from "./parse-report-option.ts";

/** What `rollcall simulate` was asked for. */
export interface SimulateOptions extends TargetWish {
  readonly workload: Workload;
  /** As it was asked for, for the report. */
  readonly content: WorkloadContent;
  readonly thresholds: readonly Threshold[];
  readonly reports: readonly ReportOutput<(report: SimulationReport) => string>[];
  readonly waitMs: Ms;
  /** How many processes share the users. */
  readonly workers: number;
  /** Where other machines are found that take part: the URL of a Redis. */
  readonly engine?: string;
  /** Where violations are recorded. */
  readonly historyFile?: string;
  readonly prometheusFile?: string;
  readonly serverLogFile?: string;
  readonly colour: boolean;
}
