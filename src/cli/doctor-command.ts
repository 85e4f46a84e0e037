import { type Command, Option } from "commander";
import type { DeclaredTimers } from "../history/history.ts";
import { declaredTimers } from "../targets/declared-timers.ts";
import type { Ms } from "../time/clock.ts";
import { asUsage } from "./as-usage.ts";
import { type ProfileChoice, parseProfile } from "./choose-profile.ts";
import type { Commands, Finish } from "./commands.ts";
import type { DoctorOptions } from "./doctor.ts";
import { declaredUsers } from "./declared-users.ts";
import { parseDuration } from "./parse-duration.ts";
import { parseTarget } from "./parse-target.ts";
import { parseUsers, type UsersChoice } from "./parse-users.ts";

/** Enough for timers that were made short for tests. */
const MEASURE_MS: Ms = 30_000;

interface DoctorFlags {
  readonly profile?: ProfileChoice;
  readonly timers?: DeclaredTimers;
  readonly users?: UsersChoice;
  readonly measure: Ms;
  readonly wait: Ms;
  readonly maxTime?: Ms;
  readonly json?: string;
  readonly serverLog?: string;
  readonly color: boolean;
}

/** Adds `rollcall doctor <target>`. */
export function addDoctorCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("doctor")
    .description("Look whether a server is ready to be tested, and say how to mend what is not.")
    .argument("<target>", "as for run")
    .addOption(
      new Option("--profile <id>", "version of the specification, or auto: by the server's /versions")
        .default(undefined, "auto for a URL, else seed")
        .argParser(parseProfile),
    )
    .addOption(
      new Option(
        "--timers <list>",
        "when your server's timers fire, to set beside what is measured",
      ).argParser((text) => asUsage(() => declaredTimers(text))),
    )
    .addOption(
      new Option("--users <mode>", "how your server gives users, as for run")
        .default(undefined, "open")
        .argParser((text) => parseUsers(text)),
    )
    .addOption(
      duration(
        "--measure <duration>",
        "how long to wait for each of the server's timers; 0s: not at all",
      ).default(MEASURE_MS, "30s"),
    )
    .addOption(duration("--wait <duration>", "for a server that is not ready yet").default(0, "0s"))
    .addOption(duration("--max-time <duration>", "end the examination after this long, for example 2m"))
    .option("--json <file>", "write what was probed and what is said of it, too")
    .option("--server-log <file>", "keep what a server that is started here writes")
    .option("--no-color", "plain text, also on a terminal")
    .action(async (target: string, flags: DoctorFlags) => {
      finish(await commands.doctor(doctorOptions(target, flags)));
    });
}

function duration(flags: string, what: string): Option {
  const [flag = flags] = flags.split(" ", 1);
  return new Option(flags, what).argParser((text) => parseDuration(flag, text));
}

function doctorOptions(text: string, flags: DoctorFlags): DoctorOptions {
  const target = parseTarget(text);
  const declared = "declared" in target ? target.declared : undefined;
  return {
    target,
    profile: flags.profile ?? declared?.profile ?? "auto",
    seed: 1,
    timers: { ...declared?.timers, ...flags.timers },
    users: flags.users === undefined ? declaredUsers(declared) : [flags.users],
    waitMs: flags.wait,
    measureMs: flags.measure,
    colour: flags.color,
    ...(flags.maxTime === undefined ? {} : { maxTimeMs: flags.maxTime }),
    ...(flags.json === undefined ? {} : { jsonFile: flags.json }),
    ...(flags.serverLog === undefined ? {} : { serverLogFile: flags.serverLog }),
  };
}
