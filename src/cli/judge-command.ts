import type { Command } from "commander";
import type { Commands, Finish } from "./commands.ts";
import { addReportOptions, reportOptions, type ReportFlags } from "./report-options.ts";

interface JudgeFlags extends ReportFlags {
  readonly partial?: true;
}

/** Adds `rollcall judge <history>`. */
export function addJudgeCommand(root: Command, commands: Commands, finish: Finish): void {
  const command = root
    .command("judge")
    .description("Judge a recorded history again, offline; ends as the run itself would have.")
    .argument("<history>", "a file that rollcall run --history wrote")
    .option("--partial", "take a history that was cut off; the report is then incomplete");
  addReportOptions(command).action(async (historyFile: string, flags: JudgeFlags) => {
    finish(
      await commands.judge({
        historyFile,
        partial: flags.partial ?? false,
        ...reportOptions(flags),
      }),
    );
  });
}
