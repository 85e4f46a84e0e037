import { type Command, Option } from "commander";
import type { DeclaredTimers } from "../history/history.ts";
import { declaredTimers } from "../targets/declared-timers.ts";
import type { Ms } from "../time/clock.ts";
import { asUsage } from "./as-usage.ts";
import type { RunOptions } from "./commands.ts";
import { declaredUsers } from "./declared-users.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseNumber } from "./parse-number.ts";
import type { TargetChoice } from "./parse-target.ts";
import { parseUsers, type UsersChoice } from "./parse-users.ts";
import type { ReportOptions } from "./report-options.ts";
import { UsageError } from "./usage-error.ts";

/** More would measure the harness instead of the server. */
const MOST_CONCURRENCY = 256;

/** What a target is called on the command line. */
export const TARGETS =
  "embedded, http(s)://…, a target file (<file>.json), process:<target file> to start it, container:<name or target file>, mutant:<name> or miniature:<name>";

const USERS_HELP = `
Users (--users), for a target with a URL:
  open                              anybody may register (m.login.dummy)
  registration-token:<secret>       whoever has the token may register
  shared-secret:<secret>            registration_shared_secret of Synapse or Dendrite
  application-service:<secret>      the as_token of an application service with the namespace @rollcall-.*
  accounts:<file>                   existing accounts, JSON: [{"user": "@a:example.org", "password": "…"}, …];
                                    "token" instead of "password" does for most; each is used once in a run
  A secret is env:<variable>, file:<path>, or the secret itself, which everybody on this machine can read then.`;

/** The options of how scenarios are performed, as commander hands them over. */
export interface PerformFlags {
  readonly concurrency?: number;
  readonly history?: string;
  readonly serverLog?: string;
  readonly wait: Ms;
  readonly maxTime?: Ms;
  readonly timers?: DeclaredTimers;
  readonly users?: UsersChoice;
  readonly report: ReportOptions["reports"];
}

/** Adds what `run` and `replay` have in common: `--concurrency`, `--history`, `--server-log`, `--wait`, `--max-time`, `--timers`, `--users`. */
export function addPerformOptions(command: Command): Command {
  return command
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
      new Option("--max-time <duration>", "end the run after this long, for example 10m").argParser((text) =>
        parseDuration("--max-time", text),
      ),
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
}

/**
 * What the flags say of how scenarios are performed on a target.
 *
 * @param named the target as it was written
 * @throws UsageError when an option does not fit the target
 */
export function performOptions(
  target: TargetChoice,
  named: string,
  flags: PerformFlags,
): Pick<
  RunOptions,
  "target" | "timers" | "users" | "waitMs" | "concurrency" | "historyFile" | "serverLogFile" | "maxTimeMs"
> {
  const declared = "declared" in target ? target.declared : undefined;
  for (const option of ["timers", "users"] as const) {
    if (target.kind === "url" || declared !== undefined || flags[option] === undefined) continue;
    throw new UsageError(
      `Cannot use --${option}: wanted a target with a URL, found ${named}.`,
      `The embedded server's ${option} are known; leave --${option} out.`,
    );
  }
  const isStarted = target.kind === "process" || target.kind === "container";
  if (!isStarted && flags.serverLog !== undefined) {
    throw new UsageError(
      `Cannot use --server-log: wanted a target that is started here, found ${named}.`,
      "Only what process: or container: starts writes where rollcall can hear it.",
    );
  }
  const serverLogFile = isStarted ? serverLogOf(flags) : undefined;
  return {
    target,
    waitMs: flags.wait,
    timers: { ...declared?.timers, ...flags.timers },
    users: flags.users === undefined ? declaredUsers(declared) : [flags.users],
    ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
    ...(flags.history === undefined ? {} : { historyFile: flags.history }),
    ...(serverLogFile === undefined ? {} : { serverLogFile }),
    ...(flags.maxTime === undefined ? {} : { maxTimeMs: flags.maxTime }),
  };
}

function serverLogOf({ serverLog, report: [first] }: PerformFlags): string | undefined {
  return serverLog ?? (first === undefined ? undefined : `${first.file}.server.log`);
}
