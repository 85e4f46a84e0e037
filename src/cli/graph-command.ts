import { type Command, Option } from "commander";
import { CHART_FORMATS, type ChartFormat } from "../reporters/statecharts/chart-formats.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { parseNamedProfile } from "./choose-profile.ts";
import type { Commands, Finish } from "./commands.ts";

interface GraphFlags {
  readonly format: ChartFormat;
  readonly explored?: true;
  readonly profile: ProfileId;
  readonly out?: string;
}

/** Adds `rollcall graph [machine]`. */
export function addGraphCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("graph")
    .description("Show a machine of the model: as a diagram, or for other tools. Without a name, list them.")
    .argument("[machine]", "for example presence")
    .addOption(
      new Option("--format <format>", "json is for createMachine of XState 5, and for the import of Stately")
        .choices(Object.keys(CHART_FORMATS))
        .default("mermaid"),
    )
    .option(
      "--explored",
      "instead of the machine a graph that scenarios walk, of which reports and histories speak",
    )
    .addOption(
      new Option("--profile <id>", "whose graphs")
        .default("seed")
        .argParser((text) => parseNamedProfile(text)),
    )
    .option("--out <file>", "write it there")
    .action(async (machine: string | undefined, { format, explored, profile, out }: GraphFlags) => {
      finish(
        await commands.graph({
          ...(machine === undefined ? {} : { machine }),
          format,
          explored: explored === true,
          profile,
          ...(out === undefined ? {} : { file: out }),
        }),
      );
    });
}
