import { type Command, Option } from "commander";
import type { DeclaredTimers } from "../history/history.ts";
import { declaredTimers } from "../targets/declared-timers.ts";
import type { Ms } from "../time/clock.ts";
import { asUsage } from "./as-usage.ts";
import type { Commands, Finish } from "./commands.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseNumber } from "./parse-number.ts";
import { parseUsers, type UsersChoice } from "./parse-users.ts";

/** A search on a server that loses what it is asked for waits 10 s for each candidate. */
const MOST_TIME_MS: Ms = 10 * 60_000;
/** Far more than any search that was seen needs; a guess for servers that fail now and then. */
const MOST_CANDIDATES = 500;

interface ReproFlags {
  readonly out: string;
  readonly target?: string;
  readonly timers?: DeclaredTimers;
  readonly users?: UsersChoice;
  readonly candidates: number;
  readonly maxTime: Ms;
  readonly wait: Ms;
}

/** Adds `rollcall repro <report> <id>`. */
export function addReproCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("repro")
    .description(
      "Perform what a report found again, shrink it to the fewest acts that show it, and write these as a script.",
    )
    .argument("<report>", "a JSON report of rollcall run")
    .argument("<id>", "of a finding in it, or of a requirement that it found broken")
    .option("--out <directory>", "where to write repro.sh and repro.test.ts", ".")
    .option("--target <target>", "where to perform it, as for run; default: the report's own")
    .addOption(
      new Option("--timers <list>", "when your server's timers fire, as for run").argParser((text) =>
        asUsage(() => declaredTimers(text)),
      ),
    )
    .addOption(
      new Option("--users <mode>", "how your server gives users, as for run")
        .default(undefined, "open")
        .argParser((text) => parseUsers(text)),
    )
    .addOption(
      new Option("--candidates <n>", "try no more smaller scenarios than this")
        .default(MOST_CANDIDATES)
        .argParser((text) => parseNumber("--candidates", text, { from: 0, to: 100_000, whole: true })),
    )
    .addOption(
      new Option("--max-time <duration>", "end the search after this long, and take the smallest so far")
        .default(MOST_TIME_MS, "10m")
        .argParser((text) => parseDuration("--max-time", text)),
    )
    .addOption(
      new Option("--wait <duration>", "for a server that is not ready yet")
        .default(0, "0s")
        .argParser((text) => parseDuration("--wait", text)),
    )
    .action(async (reportFile: string, id: string, flags: ReproFlags) => {
      finish(
        await commands.repro({
          reportFile,
          id,
          directory: flags.out,
          mostCandidates: flags.candidates,
          maxTimeMs: flags.maxTime,
          waitMs: flags.wait,
          ...(flags.target === undefined ? {} : { target: flags.target }),
          ...(flags.timers === undefined ? {} : { timers: flags.timers }),
          ...(flags.users === undefined ? {} : { users: flags.users }),
        }),
      );
    });
}
