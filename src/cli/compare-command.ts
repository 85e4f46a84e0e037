import type { Command } from "commander";
import type { Commands, Finish } from "./commands.ts";

/** Adds `rollcall compare <report…>`. */
export function addCompareCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("compare")
    .description("Set JSON reports beside each other: what differs, and what is not passed by all.")
    .argument("<reports...>", "files that rollcall run --report json= wrote")
    .option("--markdown <file>", "write it as tables into this file: between its marks, or at its end")
    .action(async (reportFiles: readonly string[], { markdown }: { readonly markdown?: string }) => {
      finish(
        await commands.compare({
          reportFiles,
          ...(markdown === undefined ? {} : { markdownFile: markdown }),
        }),
      );
    });
}
