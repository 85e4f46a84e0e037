import { randomBytes } from "node:crypto";
import { fileSink } from "../history/history-file.ts";
import { buildReport } from "../judge/build-report.ts";
import { judge } from "../judge/judge.ts";
import type { Report } from "../judge/report.ts";
import { runScenarios } from "../runner/run-scenarios.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Depth } from "../scenarios/scenario.ts";
import type { Profile } from "../spec/profile.ts";
import type { Target } from "../targets/target.ts";
import type { Ms } from "../time/clock.ts";
import { wallClock } from "../time/wall-clock.ts";

/** What to perform, and where. */
export interface PerformOptions {
  readonly plan: Plan;
  readonly profile: Profile;
  readonly depth: Depth;
  readonly seed: number;
  readonly concurrency: number;
  readonly maxTimeMs: Ms;
  readonly historyFile?: string | undefined;
}

/**
 * Performs the whole plan, and judges it. What broke the run on its way is in the report's `errors`.
 *
 * @throws Error when the target cannot be reached or is no Matrix server
 */
export async function performRun(target: Target, options: PerformOptions): Promise<Report> {
  const { historyFile, ...run } = options;
  const file = historyFile === undefined ? undefined : fileSink(historyFile, { clock: wallClock });
  try {
    await using open = await target.open();
    const { history, errors, reachedOnce } = await runScenarios({
      ...run,
      target: open,
      tool: { name: "rollcall-vitest", version: "1" },
      sinks: file === undefined ? [] : [file],
      onProgress: () => undefined,
      signal: new AbortController().signal,
      waitMs: 0,
      startedAt: new Date().toISOString(),
      runId: randomBytes(4).toString("hex"),
    });
    if (!reachedOnce) throw new Error(errors.map(({ message, hint }) => `${message} ${hint}`).join("\n"));
    return buildReport(history, judge(history), { errors, warnings: [] });
  } finally {
    file?.close();
  }
}
