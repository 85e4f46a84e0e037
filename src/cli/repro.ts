import type { DeclaredTimers } from "../history/history.ts";
import type { Report } from "../judge/report.ts";
import { findingsNamed, type Named } from "../repro/findings-named.ts";
import { plannedAgain } from "../repro/planned-again.ts";
import { reproduce, type Reproduction } from "../repro/reproduce.ts";
import { reproductionText } from "../repro/reproduction-text.ts";
import { tellReproduction } from "../repro/tell-reproduction.ts";
import { kindOf, type Wanted } from "../repro/wanted.ts";
import { profile as profileById } from "../spec/profiles.ts";
import type { Target } from "../targets/target.ts";
import type { Ms } from "../time/clock.ts";
import { asUsage } from "./as-usage.ts";
import { chooseTarget } from "./choose-target.ts";
import { declaredUsers } from "./declared-users.ts";
import { BROKEN, DONE, type ExitCode, FAULTY } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { openVenues } from "./open-venues.ts";
import { parseTarget, type TargetChoice } from "./parse-target.ts";
import type { UsersChoice } from "./parse-users.ts";
import { showProgress } from "./progress.ts";
import { readReportFile } from "./read-report-file.ts";
import { type ServerSurroundings, serverSurroundings } from "./server-surroundings.ts";
import { tool } from "./tool.ts";
import { UsageError } from "./usage-error.ts";
import { checkReproductionFiles, writeReproduction } from "./write-reproduction.ts";

/** What `rollcall repro` was asked for. */
export interface ReproOptions {
  readonly reportFile: string;
  /** Of a finding, or of a requirement. */
  readonly id: string;
  /** Where to write the scripts. */
  readonly directory: string;
  /** Instead of the report's own. */
  readonly target?: string;
  readonly timers?: DeclaredTimers;
  readonly users?: UsersChoice;
  readonly mostCandidates: number;
  readonly maxTimeMs: Ms;
  readonly waitMs: Ms;
}

/** The part of the time in which a smaller scenario is looked for: the rest is for seeing the smallest again. */
const TO_SEARCH = 0.75;
const CODES = { fails: FAULTY, gone: DONE, undecided: BROKEN } as const;

/**
 * Performs a finding again, and looks for the fewest acts that show it.
 *
 * @throws ReportError when the file is no report
 * @throws ReproError when it was made with other machines
 * @throws UsageError when it has nothing of that name, or there is no such target
 */
export async function repro(options: ReproOptions, io: Io): Promise<ExitCode> {
  await checkReproductionFiles(options.directory);
  const report = await readReportFile(options.reportFile);
  const named = asUsage(() => findingsNamed(report, options.id));
  const surroundings = serverSurroundings(io);
  const choice = choiceOf(options, report);
  const target = targetOf(options, report, { choice, surroundings });
  const [stop, enough] = [new AbortController(), new AbortController()];
  const unlisten = io.onInterrupt(() => stop.abort());
  const ending = io.clock.setTimeout(() => stop.abort(), options.maxTimeMs);
  const searching = io.clock.setTimeout(() => enough.abort(), options.maxTimeMs * TO_SEARCH);
  try {
    const { reproduction, wanted } = await performAgain(options, {
      report,
      named,
      target,
      surroundings,
      io,
      signal: stop.signal,
      enough: enough.signal,
    });
    io.stdout.write(reproductionText(reproduction, wanted.requirement));
    if (reproduction.kind !== "fails") return CODES[reproduction.kind];
    const baseUrl = baseUrlOf(choice);
    const script = tellReproduction(reproduction, {
      target: target.name,
      tool: `${tool.name} ${tool.version}`,
      ...(baseUrl === undefined ? {} : { baseUrl }),
    });
    io.stdout.write(await writeReproduction(options.directory, script));
    return CODES[reproduction.kind];
  } finally {
    io.clock.clearTimeout(ending);
    io.clock.clearTimeout(searching);
    unlisten();
  }
}

interface Surroundings {
  readonly report: Report;
  readonly named: Named;
  readonly target: Target;
  readonly surroundings: ServerSurroundings;
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly enough: AbortSignal;
}

async function performAgain(
  options: ReproOptions,
  { report, named, target, surroundings, io, signal, enough }: Surroundings,
): Promise<{ readonly reproduction: Reproduction; readonly wanted: Wanted }> {
  const { mostCandidates, waitMs } = options;
  await using opened = await openVenues(target, signal);
  const { plan, scenarios } = plannedAgain(report, named, opened.venues[0].isFederated);
  const [{ requirement, title, scenario }] = named.findings;
  const users = scenarios.find(({ id }) => id === scenario)?.cast.users ?? [];
  const wanted: Wanted = { requirement, ...(named.isOneFinding ? { kind: kindOf(title, users) } : {}) };
  const progress = showProgress(io);
  try {
    const reproduction = await reproduce({
      venues: opened.venues,
      stage: {
        run: {
          plan,
          profile: profileById(report.profile),
          seed: report.seed,
          depth: "standard",
          tool,
          sinks: [],
          onProgress: () => undefined,
          signal,
          waitMs,
          userClock: io.clock,
          startedAt: io.date(),
          redactor: surroundings.redactor,
        },
        runId: opened.isShared ? () => io.uniqueName() : () => `seed${report.seed}`,
      },
      scenarios,
      wanted,
      mostCandidates,
      enough,
      onProgress: ({ tried, acts }) =>
        progress.update({ done: tried, total: mostCandidates, what: `candidates (${acts} acts left)` }),
    });
    return { reproduction, wanted };
  } finally {
    progress.stop();
  }
}

function choiceOf({ target: asked }: ReproOptions, { target: { name } }: Report): TargetChoice {
  return asked === undefined ? reportedTarget(name) : parseTarget(asked);
}

/** Where a script finds the server unless it is told; one that is started here is gone by then. */
function baseUrlOf(choice: TargetChoice): string | undefined {
  if (choice.kind === "url") return choice.url;
  return choice.kind === "file" ? choice.declared.homeservers[0].baseUrls[0] : undefined;
}

interface Chosen {
  readonly choice: TargetChoice;
  readonly surroundings: ServerSurroundings;
}

function targetOf(
  { timers, users }: ReproOptions,
  { profile, seed }: Report,
  { choice, surroundings }: Chosen,
): Target {
  const declared = "declared" in choice ? choice.declared : undefined;
  const wish = {
    target: choice,
    profile,
    seed,
    timers: { ...declared?.timers, ...timers },
    users: users === undefined ? declaredUsers(declared) : ([users] as const),
  };
  return chooseTarget(wish, surroundings).target;
}

/** @throws UsageError when the report does not say how to reach it */
function reportedTarget(name: string): TargetChoice {
  try {
    return parseTarget(name);
  } catch (cause) {
    throw new UsageError(
      `Cannot perform it again: wanted a report whose target can be reached by its name, found ${JSON.stringify(name)}.`,
      "Say where to perform it: --target <target>, as for rollcall run.",
      { cause },
    );
  }
}
