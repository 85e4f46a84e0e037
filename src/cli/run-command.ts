import { type Command, Option } from "commander";
import type { DeclaredTimers } from "../history/history.ts";
import { DEPTHS, type Depth } from "../scenarios/scenario.ts";
import { declaredTimers } from "../targets/declared-timers.ts";
import type { Ms } from "../time/clock.ts";
import { asUsage } from "./as-usage.ts";
import { type ProfileChoice, parseProfile } from "./choose-profile.ts";
import type { Commands, Finish, RunOptions } from "./commands.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseNumber } from "./parse-number.ts";
import { parseTarget } from "./parse-target.ts";
import { declaredUsers } from "./declared-users.ts";
import { parseUsers, type UsersChoice } from "./parse-users.ts";
import { addReportOptions, reportOptions, type ReportFlags } from "./report-options.ts";
import { UsageError } from "./usage-error.ts";

/** More would measure the harness instead of the server. */
const MOST_CONCURRENCY = 256;
/** A server that fails less often than that is not found out by asking again. */
const MOST_RETRIES = 10;

const USERS_HELP = `
Users (--users), for a target with a URL:
  open                              anybody may register (m.login.dummy)
  registration-token:<secret>       whoever has the token may register
  shared-secret:<secret>            registration_shared_secret of Synapse or Dendrite
  application-service:<secret>      the as_token of an application service with the namespace @rollcall-.*
  accounts:<file>                   existing accounts, JSON: [{"user": "@a:example.org", "password": "…"}, …];
                                    "token" instead of "password" does for most; each is used once in a run
  A secret is env:<variable>, file:<path>, or the secret itself, which everybody on this machine can read then.`;

interface RunFlags extends ReportFlags {
  readonly profile?: ProfileChoice;
  readonly depth: Depth;
  readonly only: readonly string[];
  readonly seed: number;
  readonly concurrency?: number;
  readonly history?: string;
  readonly serverLog?: string;
  readonly wait: Ms;
  readonly retry: number;
  readonly maxTime?: Ms;
  readonly budget?: { readonly ms: Ms; readonly text: string };
  readonly timers?: DeclaredTimers;
  readonly users?: UsersChoice;
}

const TARGETS =
  "embedded, http(s)://…, a target file (<file>.json), process:<target file> to start it, container:<name or target file>, mutant:<name> or miniature:<name>";

/** Adds `rollcall run [target]`. */
export function addRunCommand(root: Command, commands: Commands, finish: Finish): void {
  const command = root
    .command("run")
    .description("Perform the scenarios on a server, judge what it did, and report.")
    .argument("[target]", TARGETS, "embedded")
    .addOption(
      new Option("--profile <id>", "version of the specification, or auto: by the server's /versions")
        .default(undefined, "auto for a URL, else seed")
        .argParser(parseProfile),
    )
    .addOption(new Option("--depth <depth>", "how much to try").choices(DEPTHS).default("standard"))
    .addOption(
      new Option("--only <glob>", "only scenarios whose id, family or requirement fits (repeatable)")
        .default([], "all")
        .argParser((text, before: readonly string[]) => [...before, text]),
    )
    .addOption(
      new Option("--seed <n>", "of everything left to chance")
        .default(1)
        .argParser((text) => parseNumber("--seed", text, { from: 0, to: 2 ** 31 - 1, whole: true })),
    )
    .addOption(
      new Option("--concurrency <n>", "scenarios at the same time")
        .default(undefined, "8; more where a declared rate limit makes them wait")
        .argParser((text) =>
          parseNumber("--concurrency", text, { from: 1, to: MOST_CONCURRENCY, whole: true }),
        ),
    )
    .option("--history <file>", "keep every request and answer, to judge again later")
    .option(
      "--server-log <file>",
      "keep what a server that is started here writes; default: beside the first report",
    )
    .addOption(
      new Option("--wait <duration>", "for a server that is not ready yet, for example 60s")
        .default(0, "0s")
        .argParser((text) => parseDuration("--wait", text)),
    )
    .addOption(
      new Option(
        "--retry <n>",
        "perform what failed again, so many times: what does not fail each time is flaky",
      )
        .default(0)
        .argParser((text) => parseNumber("--retry", text, { from: 0, to: MOST_RETRIES, whole: true })),
    )
    .addOption(
      new Option("--max-time <duration>", "end the run after this long, for example 10m").argParser((text) =>
        parseDuration("--max-time", text),
      ),
    )
    .addOption(
      new Option(
        "--budget <duration>",
        "leave out what would not end in time, for example 90s; the best comes first",
      ).argParser((text) => ({ ms: parseDuration("--budget", text), text })),
    )
    .addOption(
      new Option(
        "--timers <list>",
        "when your server's timers fire, for example offline=4s..12s,idle=6s..15s",
      ).argParser((text) => asUsage(() => declaredTimers(text))),
    )
    .addOption(
      new Option("--users <mode>", "how your server gives users, see below")
        .default(undefined, "open")
        .argParser((text) => parseUsers(text)),
    )
    .addHelpText("after", USERS_HELP);
  addReportOptions(command).action(async (target: string, flags: RunFlags) => {
    finish(await commands.run(runOptions(target, flags)));
  });
}

function runOptions(text: string, flags: RunFlags): RunOptions {
  const target = parseTarget(text);
  const declared = "declared" in target ? target.declared : undefined;
  for (const option of ["timers", "users"] as const) {
    if (target.kind === "url" || declared !== undefined || flags[option] === undefined) continue;
    throw new UsageError(
      `Cannot use --${option}: wanted a target with a URL, found ${text}.`,
      `The embedded server's ${option} are known; leave --${option} out.`,
    );
  }
  const isStarted = target.kind === "process" || target.kind === "container";
  if (!isStarted && flags.serverLog !== undefined) {
    throw new UsageError(
      `Cannot use --server-log: wanted a target that is started here, found ${text}.`,
      "Only what process: or container: starts writes where rollcall can hear it.",
    );
  }
  const serverLogFile = isStarted ? serverLogOf(flags) : undefined;
  return {
    target,
    profile: flags.profile ?? declared?.profile ?? "auto",
    depth: flags.depth,
    only: flags.only,
    seed: flags.seed,
    waitMs: flags.wait,
    retries: flags.retry,
    timers: { ...declared?.timers, ...flags.timers },
    users: flags.users === undefined ? declaredUsers(declared) : [flags.users],
    ...reportOptions(flags),
    ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
    ...(flags.history === undefined ? {} : { historyFile: flags.history }),
    ...(serverLogFile === undefined ? {} : { serverLogFile }),
    ...(flags.maxTime === undefined ? {} : { maxTimeMs: flags.maxTime }),
    ...(flags.budget === undefined ? {} : { budget: flags.budget }),
  };
}

function serverLogOf({ serverLog, report: [first] }: RunFlags): string | undefined {
  return serverLog ?? (first === undefined ? undefined : `${first.file}.server.log`);
}
