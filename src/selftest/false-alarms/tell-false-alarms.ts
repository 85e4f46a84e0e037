import type { FalseAlarmReport } from "./false-alarms.ts";
import type { FalseAlarm, FalseAlarmRun } from "./false-alarm-run.ts";

/** The report as lines for people, without a newline at the end. */
export function tellFalseAlarms(report: FalseAlarmReport): readonly string[] {
  const { runs, fails, warns, errors, quiet, endedEarly, inconclusivePercent, disturbed } = report;
  const loud = runs.filter(({ alarms }) => alarms.length > 0);
  const tally = Object.entries(disturbed).map(([name, count]) => `${name} ${count}`);
  return [
    ...loud.flatMap(tellRun),
    `False alarms: ${fails} fail, ${warns} warn, ${errors} error in ${runs.length} runs on right servers; ${quiet} without any.`,
    `Undecided: ${inconclusivePercent.toFixed(1)} % of the requirements. Ended early: ${endedEarly}.`,
    `Requests disturbed: ${tally.length === 0 ? "none" : tally.join(", ")}.`,
  ];
}

function tellRun(run: FalseAlarmRun): readonly string[] {
  const { profile, depth, seed, disturbances, varieties, declaresTimers, alarms } = run;
  return [
    `seed ${seed}, ${profile}, ${depth}; timers ${declaresTimers ? "declared" : "not declared"}`,
    `  on the way: ${disturbances.join(", ") || "nothing"}`,
    `  the server: ${varieties.join(", ") || "the reference server"}`,
    ...alarms.flatMap(tellAlarm),
    "",
  ];
}

function tellAlarm({
  verdict,
  requirement,
  scenario,
  title,
  allowed,
  observed,
}: FalseAlarm): readonly string[] {
  return [
    `  ${verdict.toUpperCase()} ${requirement ?? "harness"} in ${scenario || "the run"}: ${title}`,
    `    allowed: ${allowed}`,
    `    observed: ${observed}`,
  ];
}
