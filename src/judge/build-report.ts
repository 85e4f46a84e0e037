import type { History } from "../history/history.ts";
import { profile as profileById } from "../spec/profiles.ts";
import { requirement } from "../spec/requirements.ts";
import { HOW_TO_SWITCH_PRESENCE_ON } from "./how-to-switch-presence-on.ts";
import { quantile } from "./quantile.ts";
import { REPORT_FORMAT, type Report } from "./report.ts";
import { runTimes } from "./run-times.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/** A judged history as a report; `errors` and `warnings` are those of the run. */
export function buildReport(
  history: History,
  judgement: Judgement,
  { errors, warnings }: Pick<Report, "errors" | "warnings">,
): Report {
  const { header, footer } = history;
  const profile = profileById(header.profile);
  const requirements = judgement.requirements.map((verdict) => {
    const { statement, source, level } = requirement(verdict.id);
    return { ...verdict, level, severity: profile.severity(verdict.id), statement, source };
  });
  const off = judgement.presenceActive ? [] : [presenceOff(judgement)];
  const cut = footer === undefined ? [HISTORY_CUT] : [];
  return {
    format: REPORT_FORMAT,
    complete: footer?.complete === true && errors.length === 0,
    errors: [...errors, ...off, ...cut],
    tool: header.tool,
    target: header.target,
    profile: header.profile,
    depth: header.depth,
    seed: header.seed,
    modelHash: header.modelHash,
    startedAt: header.startedAt,
    durationMs: footer?.durationMs ?? 0,
    summary: summarise(requirements),
    requirements,
    scenarios: judgement.scenarios,
    facts: judgement.facts,
    coverage: judgement.coverage,
    time: timeOf(history),
    ...(footer?.leftOut === undefined ? {} : { leftOut: footer.leftOut }),
    ...(header.plan.narrowedBy === undefined ? {} : { narrowedBy: header.plan.narrowedBy }),
    warnings,
  };
}

const HISTORY_CUT = {
  code: "history-cut",
  message: "Cannot report the whole run: wanted a history with a footer, found one that ends before it.",
  hint: "The verdicts stand for what was recorded. Run again for the rest.",
} as const;

function presenceOff({ facts }: Judgement): Report["errors"][number] {
  return {
    code: "presence-off",
    message:
      facts.find(({ name }) => name === "presenceActive")?.text ?? "Presence seems to be switched off.",
    hint: `Switch it on and run again: ${HOW_TO_SWITCH_PRESENCE_ON}`,
  };
}

function summarise(requirements: readonly { readonly verdict: Verdict }[]): Report["summary"] {
  const summary = { pass: 0, warn: 0, fail: 0, observed: 0, inconclusive: 0, skipped: 0, error: 0 };
  for (const { verdict } of requirements) summary[verdict]++;
  return summary;
}

function timeOf(history: History): Report["time"] {
  const { spent, answers, deliveries } = runTimes(history);
  return {
    requests: history.exchanges.count,
    requestP50Ms: rounded(answers, 0.5),
    requestP99Ms: rounded(answers, 0.99),
    deliveryP50Ms: deliveries.length === 0 ? null : rounded(deliveries, 0.5),
    deliveryP99Ms: deliveries.length === 0 ? null : rounded(deliveries, 0.99),
    deliveries: deliveries.length,
    spent,
  };
}

function rounded(values: readonly number[], share: number): number {
  return Math.round(quantile(values, share) * 10) / 10;
}
