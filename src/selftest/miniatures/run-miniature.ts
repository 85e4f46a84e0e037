import { buildReport } from "../../judge/build-report.ts";
import { judge } from "../../judge/judge.ts";
import { MAX_INCONCLUSIVE_PERCENT, type Outcome, outcome } from "../../reporters/outcome.ts";
import { runScenarios } from "../../runner/run-scenarios.ts";
import { plan } from "../../scenarios/plan.ts";
import type { Miniature } from "../../server/miniatures/miniature.ts";
import { profile as profileById } from "../../spec/profiles.ts";
import type { ProfileId, RequirementId } from "../../spec/requirement.ts";
import { miniatureTarget } from "../../targets/miniature-target.ts";

/** How a run on a miniature ended, and whether it should have. */
export interface MiniatureOutcome {
  readonly miniature: string;
  readonly profile: ProfileId;
  readonly outcome: Outcome;
  /** The requirements that failed, in the order of the catalogue. */
  readonly failed: readonly RequirementId[];
  /** Why the run broke: the codes of its errors. */
  readonly broke: readonly string[];
  /** It ended as the miniature says that it must. */
  readonly isRight: boolean;
}

const SEED = 1;
/** The outcome is of no one moment; a fixed text keeps it the same. */
const STARTED_AT = "2026-01-01T00:00:00.000Z";

/** Performs the smoke plan on a miniature, in virtual time, and judges it. */
export async function runMiniature(
  miniature: Miniature,
  { profile: id }: { readonly profile: ProfileId },
): Promise<MiniatureOutcome> {
  const profile = profileById(id);
  await using target = await miniatureTarget({ profile, miniature, seed: SEED }).open();
  const { history, errors } = await runScenarios({
    plan: plan({ profile, depth: "smoke", seed: SEED }),
    target,
    profile,
    seed: SEED,
    depth: "smoke",
    tool: { name: "rollcall", version: "selftest" },
    concurrency: 8,
    sinks: [],
    onProgress: () => undefined,
    signal: new AbortController().signal,
    waitMs: 0,
    startedAt: STARTED_AT,
    runId: "miniature",
  });
  const report = buildReport(history, judge(history), { errors, warnings: [] });
  const failed = report.requirements.filter(({ verdict }) => verdict === "fail").map((row) => row.id);
  const ended = {
    outcome: outcome(report, MAX_INCONCLUSIVE_PERCENT),
    failed,
    broke: report.errors.map(({ code }) => code),
  };
  return { miniature: miniature.name, profile: id, ...ended, isRight: endsRight(miniature, ended) };
}

/** A run that breaks has to break for the reason that is named; findings beside it do not make up for another. */
function endsRight(
  { ends }: Miniature,
  { outcome: ended, failed, broke }: Pick<MiniatureOutcome, "outcome" | "failed" | "broke">,
): boolean {
  if (ended === "broken") return broke.some((code) => ends.breaks?.includes(code));
  return ended === "fail" && failed.some((id) => ends.fails?.includes(id));
}
