import { type Command, Option } from "commander";
import { MAX_INCONCLUSIVE_PERCENT } from "../reporters/outcome.ts";
import type { Commands, Finish } from "./commands.ts";
import { parseNumber } from "./parse-number.ts";
import { UsageError } from "./usage-error.ts";

interface CompareFlags {
  readonly markdown?: string;
  readonly html?: string;
  readonly failOn?: "regression";
  readonly maxInconclusive: number;
}

const HELP = `
The first report is the older one. A later report of the same server says what regressed and what was fixed; one of
another server stands beside it, and where they read the specification differently, the place is named.

Exit codes with --fail-on regression: 1 what held is broken, 2 too much is no longer known, 3 one of the runs did not
come to its end, else 0.`;

/** Adds `rollcall compare <report…>`. */
export function addCompareCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("compare")
    .description(
      "Set JSON reports beside each other: what regressed, what was fixed, and what is not passed by all.",
    )
    .argument("<reports...>", "files that rollcall run --report json= wrote, the oldest first")
    .option("--markdown <file>", "write it as tables into this file: between its marks, or at its end")
    .option("--html <file>", "write it as a page that needs nothing else")
    .addOption(
      new Option("--fail-on <what>", "end with 1 when a later report is worse than the first").choices([
        "regression",
      ]),
    )
    .addOption(
      new Option(
        "--max-inconclusive <percent>",
        "with --fail-on: how much of what the first report knew a later one may not know",
      )
        .default(MAX_INCONCLUSIVE_PERCENT)
        .argParser((text) => parseNumber("--max-inconclusive", text, { from: 0, to: 100, whole: false })),
    )
    .addHelpText("after", HELP)
    .action(
      async (reportFiles: readonly string[], { markdown, html, failOn, maxInconclusive }: CompareFlags) => {
        if (failOn !== undefined && reportFiles.length < 2) {
          throw new UsageError(
            "Cannot look for a regression: wanted two reports at least, found one.",
            "For example rollcall compare before.json after.json --fail-on regression.",
          );
        }
        finish(
          await commands.compare({
            reportFiles,
            maxInconclusivePercent: maxInconclusive,
            ...(markdown === undefined ? {} : { markdownFile: markdown }),
            ...(html === undefined ? {} : { htmlFile: html }),
            ...(failOn === undefined ? {} : { failOn }),
          }),
        );
      },
    );
}
