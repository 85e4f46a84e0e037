import { readHistoryFile } from "../history/history-file.ts";
import type { History } from "../history/history.ts";
import { buildReport } from "../judge/build-report.ts";
import { collectExhibits } from "../judge/exhibits/collect-exhibits.ts";
import { judge } from "../judge/judge.ts";
import type { Report } from "../judge/report.ts";
import { holdAgainst } from "../replay/hold-against.ts";
import { type Ground, type RecordedScenario, recordedScenarios } from "../replay/recorded-scenario.ts";
import { replayOutcome } from "../replay/replay-outcome.ts";
import { replayPlan } from "../replay/replay-plan.ts";
import { replayText } from "../replay/replay-text.ts";
import type { RunOutcome } from "../runner/run-scenarios.ts";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { namesOf } from "../scenarios/only-scenarios.ts";
import { type Plan, plan } from "../scenarios/plan.ts";
import { plannedId } from "../scenarios/repeat-id.ts";
import { profile as profileById } from "../spec/profiles.ts";
import type { ReplayOptions } from "./commands.ts";
import { codeOf, DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { checkOutputFiles, writeReports } from "./output-files.ts";
import { performRun } from "./perform-run.ts";
import { profileWarnings } from "./profile-warnings.ts";
import { ReplayError } from "./replay-error.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Performs the scenarios of a history again, by its profile and seed, and says what became of what was found.
 *
 * @throws HistoryError when the file is no whole history
 * @throws UsageError when an output cannot be written, or no scenario fits
 * @throws ReplayError when nothing of what fits can be performed again
 */
export async function replay(options: ReplayOptions, io: Io): Promise<ExitCode> {
  const { recordedFile, partial, reports, historyFile, serverLogFile } = options;
  const outputs = [...reports.map(({ file }) => file), historyFile, serverLogFile];
  await checkOutputFiles(outputs.filter((file) => file !== undefined));
  const history = await readHistoryFile(recordedFile, { partial });
  const { profile, seed } = history.header;
  const before = reportOf({ history, errors: [] });
  const chooseOn = (ground: Ground) => choose(recordedScenarios(history, ground), before, options);
  // Before anything is sent: whether there is anything to perform. On several homeservers other requirements are planned.
  let chosen = chooseOn({ profile: profileById(profile), federated: false });
  return performRun(
    { ...options, profile, seed, depth: "standard", retries: 0 },
    {
      makePlan: (ground) => {
        const whole = plan({ ...ground, depth: "smoke", seed });
        chosen = chooseOn(ground);
        return replayPlan(whole, chosen.scenarios);
      },
      conclude: (ran) => conclude(ran, { before, chosen, reports }, io),
    },
    io,
  );
}

interface Chosen {
  readonly scenarios: Plan["scenarios"];
  /** By id: why they are not among them. */
  readonly notAgain: ReadonlyMap<string, string>;
}

function choose(
  recorded: readonly RecordedScenario[],
  before: Report,
  { only, failedOnly, recordedFile }: ReplayOptions,
): Chosen {
  const broken = new Set(
    before.requirements
      .flatMap(({ findings }) => findings)
      .filter(({ verdict }) => verdict !== "observed")
      .map(({ scenario }) => plannedId(scenario)),
  );
  const wanted = recorded.filter((one) => {
    const names = one.kind === "again" ? namesOf(one.scenario) : [one.id];
    const isNamed = only.length === 0 || names.some((name) => only.some((glob) => matchesGlob(glob, name)));
    return isNamed && (!failedOnly || broken.has(one.id));
  });
  const scenarios = wanted.flatMap((one) => (one.kind === "again" ? [one.scenario] : []));
  if (wanted.length === 0) throw nothingFits(recordedFile, recorded);
  const notAgain = new Map(
    wanted.flatMap((one) => (one.kind === "again" ? [] : [[one.id, one.reason] as const])),
  );
  const [first] = notAgain;
  if (scenarios.length === 0 && first !== undefined) throw new ReplayError(recordedFile, first);
  return { scenarios, notAgain };
}

function nothingFits(file: string, recorded: readonly RecordedScenario[]): UsageError {
  return new UsageError(
    `Cannot perform ${file} again: wanted one of its ${recorded.length} scenarios, found none that fits.`,
    "--only takes ids, families and requirements; --failed those in which something failed.",
  );
}

interface Replaying extends Pick<ReplayOptions, "reports"> {
  readonly before: Report;
  readonly chosen: Chosen;
}

async function conclude(ran: RunOutcome, { before, chosen, reports }: Replaying, io: Io): Promise<ExitCode> {
  const { scenarios, notAgain } = chosen;
  const now = reportOf(ran);
  const preflights = now.scenarios.filter(({ family }) => family === "preflight").map(({ id }) => id);
  const performed = new Set([...scenarios.map(({ id }) => id), ...preflights]);
  const fates = holdAgainst(before, now, { performed, notAgain });
  const outcome = replayOutcome(fates, now);
  io.stdout.write(replayText({ fates, now, outcome, scenarios: scenarios.length }));
  const exhibits = () => collectExhibits(ran.history, judge(ran.history));
  const written = await writeReports({ report: now, exhibits }, reports, io.stderr);
  return written === DONE ? codeOf(outcome) : written;
}

function reportOf({
  history,
  errors,
}: {
  readonly history: History;
  readonly errors: Report["errors"];
}): Report {
  return buildReport(history, judge(history), { errors, warnings: profileWarnings(history) });
}
