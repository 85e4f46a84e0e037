import { type Command, Option } from "commander";
import type { Commands, Finish } from "./commands.ts";
import { parseTarget } from "./parse-target.ts";
import { addPerformOptions, type PerformFlags, performOptions, TARGETS } from "./perform-options.ts";
import { addReportOption } from "./report-options.ts";

interface ReplayFlags extends PerformFlags {
  readonly only: readonly string[];
  readonly failed?: true;
  readonly partial?: true;
}

const HELP = `
Exit codes: 0 what failed is fixed, 1 it fails still, in another way, or something fails newly, 2 that could not be told,
3 the run or the server broke or nothing could be performed again, 64 wrong usage`;

/** Adds `rollcall replay <history> <target>`. */
export function addReplayCommand(root: Command, commands: Commands, finish: Finish): void {
  const command = root
    .command("replay")
    .description("Perform recorded scenarios again: what fails still, is fixed, or is different.")
    .argument("<history>", "a file that rollcall run, replay or simulate --history wrote")
    .argument("<target>", TARGETS)
    .addOption(
      new Option("--only <glob>", "only scenarios whose id, family or requirement fits (repeatable)")
        .default([], "all")
        .argParser((text, before: readonly string[]) => [...before, text]),
    )
    .option("--failed", "only scenarios in which something failed or was warned for")
    .option("--partial", "take a history that was cut off");
  addReportOption(addPerformOptions(command))
    .addHelpText("after", HELP)
    .action(async (historyFile: string, target: string, flags: ReplayFlags) => {
      finish(
        await commands.replay({
          ...performOptions(parseTarget(target), target, flags),
          recordedFile: historyFile,
          only: flags.only,
          failedOnly: flags.failed ?? false,
          partial: flags.partial ?? false,
          reports: flags.report,
        }),
      );
    });
}
