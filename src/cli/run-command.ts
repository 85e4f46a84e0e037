import { type Command, Option } from "commander";
import { DEPTHS, type Depth } from "../scenarios/scenario.ts";
import type { Ms } from "../time/clock.ts";
import { type ProfileChoice, parseProfile } from "./choose-profile.ts";
import type { Commands, Finish, RunOptions } from "./commands.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseNumber } from "./parse-number.ts";
import { parseTarget } from "./parse-target.ts";
import { addPerformOptions, type PerformFlags, performOptions, TARGETS } from "./perform-options.ts";
import { addReportOptions, reportOptions, type ReportFlags } from "./report-options.ts";

/** A server that fails less often than that is not found out by asking again. */
const MOST_RETRIES = 10;

interface RunFlags extends ReportFlags, PerformFlags {
  readonly profile?: ProfileChoice;
  readonly depth: Depth;
  readonly only: readonly string[];
  readonly seed: number;
  readonly retry: number;
  readonly budget?: { readonly ms: Ms; readonly text: string };
}

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
      new Option(
        "--retry <n>",
        "perform what failed again, so many times: what does not fail each time is flaky",
      )
        .default(0)
        .argParser((text) => parseNumber("--retry", text, { from: 0, to: MOST_RETRIES, whole: true })),
    )
    .addOption(
      new Option(
        "--budget <duration>",
        "leave out what would not end in time, for example 90s; the best comes first",
      ).argParser((text) => ({ ms: parseDuration("--budget", text), text })),
    );
  addReportOptions(addPerformOptions(command)).action(async (target: string, flags: RunFlags) => {
    finish(await commands.run(runOptions(target, flags)));
  });
}

function runOptions(text: string, flags: RunFlags): RunOptions {
  const target = parseTarget(text);
  const declared = "declared" in target ? target.declared : undefined;
  return {
    ...performOptions(target, text, flags),
    profile: flags.profile ?? declared?.profile ?? "auto",
    depth: flags.depth,
    only: flags.only,
    seed: flags.seed,
    retries: flags.retry,
    ...reportOptions(flags),
    ...(flags.budget === undefined ? {} : { budget: flags.budget }),
  };
}
