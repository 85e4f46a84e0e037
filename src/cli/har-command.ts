import type { Command } from "commander";
import type { Commands, Finish } from "./commands.ts";

interface HarFlags {
  readonly out?: string;
  readonly partial?: true;
}

/** Adds `rollcall har <history> [scenario…]`. */
export function addHarCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("har")
    .description("Write the requests of a history's scenarios as an HTTP Archive, for whatever reads one.")
    .argument("<history>", "a file that rollcall run --history wrote")
    .argument("[scenarios...]", "ids, for example 'presence-tour/003'; all when none is given")
    .option("--out <file>", "where to write it; standard output when it is not given")
    .option("--partial", "take a history that was cut off")
    .action(async (historyFile: string, scenarios: readonly string[], { out, partial }: HarFlags) => {
      finish(
        await commands.har({
          historyFile,
          scenarios,
          partial: partial ?? false,
          ...(out === undefined ? {} : { outFile: out }),
        }),
      );
    });
}
