import { type Command, Option } from "commander";
import { PLAIN_FORMATS } from "../reporters/report-formats.ts";
import { SIMULATION_FORMATS } from "../simulation/report/simulation-formats.ts";
import type { Commands, Finish } from "./commands.ts";

/** Adds `rollcall report <json>`. */
export function addReportCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("report")
    .description("Tell the JSON report of a run or of a simulation again: as text, and in other formats.")
    .argument("<json>", "a file that --report json= wrote")
    .addOption(
      new Option(
        "--report <format=file>",
        `write it so, too; of a run: ${Object.keys(PLAIN_FORMATS).join(", ")}; of a simulation: ${Object.keys(SIMULATION_FORMATS).join(", ")} (repeatable)`,
      )
        .default([], "none")
        .argParser((text, before: readonly string[]) => [...before, text]),
    )
    .option("--no-color", "plain text, also on a terminal")
    .action(
      async (
        file: string,
        { report, color }: { readonly report: readonly string[]; readonly color: boolean },
      ) => {
        finish(await commands.report({ file, reports: report, colour: color }));
      },
    );
}
