import type { DeclaredTimers } from "../history/history.ts";
import type { Depth } from "../scenarios/scenario.ts";
import type { Ms } from "../time/clock.ts";
import type { ProfileChoice } from "./choose-profile.ts";
import type { CompareOptions } from "./compare.ts";
import type { DoctorOptions } from "./doctor.ts";
import type { ExitCode } from "./exit-code.ts";
import type { ExplainOptions } from "./explain.ts";
import type { GraphOptions } from "./graph.ts";
import type { HarOptions } from "./har.ts";
import type { ListOptions } from "./list.ts";
import type { TargetChoice } from "./parse-target.ts";
import type { UsersByHomeserverChoice } from "./parse-users.ts";
import type { ReportAgainOptions } from "./report.ts";
import type { ReportOptions } from "./report-options.ts";
import type { ReproOptions } from "./repro.ts";
import type { SelftestOptions } from "./selftest.ts";
import type { ServeOptions } from "./serve.ts";
import type { SimulateOptions } from "./simulate-options.ts";
import type { WorkerOptions } from "./worker.ts";

/** How scenarios are performed on a target, checked as far as that goes without a server. */
export interface PerformOptions {
  readonly target: TargetChoice;
  readonly profile: ProfileChoice;
  readonly depth: Depth;
  readonly seed: number;
  /** Scenarios at the same time; as fits the target when it is not given. */
  readonly concurrency?: number;
  readonly historyFile?: string;
  /** Where to keep what a server that is started writes. */
  readonly serverLogFile?: string;
  /** How long to wait for a server that is not ready yet. */
  readonly waitMs: Ms;
  readonly maxTimeMs?: Ms;
  /** How long the run may take: what would not end by then is left out. */
  readonly budget?: { readonly ms: Ms; readonly text: string };
  /** How often a scenario in which a requirement failed is performed again. */
  readonly retries: number;
  readonly timers: DeclaredTimers;
  readonly users: UsersByHomeserverChoice;
}

/** What `rollcall run` was asked for. */
export interface RunOptions extends ReportOptions, PerformOptions {
  /** Patterns of scenario ids, families or requirement ids; none: everything. */
  readonly only: readonly string[];
}

/** What `rollcall replay` was asked for. */
export interface ReplayOptions extends Omit<
  PerformOptions,
  "profile" | "depth" | "seed" | "retries" | "budget"
> {
  readonly recordedFile: string;
  /** Patterns of scenario ids, families or requirement ids; none: everything. */
  readonly only: readonly string[];
  /** Only scenarios in which something failed or was warned for. */
  readonly failedOnly: boolean;
  /** Takes a history that was cut off. */
  readonly partial: boolean;
  readonly reports: ReportOptions["reports"];
}

/** What `rollcall judge` was asked for. */
export interface JudgeOptions extends ReportOptions {
  readonly historyFile: string;
  /** Takes a history that was cut off; its report is incomplete. */
  readonly partial: boolean;
}

/** What the command line can ask for; {@link program} only reads it and calls one of these. */
export interface Commands {
  run(options: RunOptions): Promise<ExitCode>;
  judge(options: JudgeOptions): Promise<ExitCode>;
  compare(options: CompareOptions): Promise<ExitCode>;
  report(options: ReportAgainOptions): Promise<ExitCode>;
  replay(options: ReplayOptions): Promise<ExitCode>;
  har(options: HarOptions): Promise<ExitCode>;
  repro(options: ReproOptions): Promise<ExitCode>;
  doctor(options: DoctorOptions): Promise<ExitCode>;
  selftest(options: SelftestOptions): Promise<ExitCode>;
  serve(options: ServeOptions): Promise<ExitCode>;
  simulate(options: SimulateOptions): Promise<ExitCode>;
  worker(options: WorkerOptions): Promise<ExitCode>;
  list(options: ListOptions): ExitCode;
  listMutants(): ExitCode;
  listMiniatures(): ExitCode;
  explain(options: ExplainOptions): Promise<ExitCode>;
  graph(options: GraphOptions): Promise<ExitCode>;
}

/** Ends a command: takes the exit code that it came to. */
export type Finish = (code: ExitCode) => void;
