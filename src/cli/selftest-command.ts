import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import type { Depth } from "../scenarios/scenario.ts";
import type { Commands, Finish } from "./commands.ts";
import { parseNumber } from "./parse-number.ts";

interface SelftestFlags {
  readonly depth: Depth;
  readonly only: readonly string[];
  readonly seed: number;
  readonly jobs: number;
  readonly yardstick?: true;
  readonly miniatures?: true;
  readonly bends: number;
  readonly falseAlarms: number;
  readonly json?: string;
  readonly markdown?: string;
  readonly baseline?: string;
  readonly rank?: string;
}

/** Adds `rollcall selftest`. */
export function addSelftestCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("selftest")
    .description("Try the suite on servers with one known fault each, and tell which it notices.")
    .addOption(
      new Option("--depth <depth>", "how much to try")
        .choices(["smoke", "standard", "deep"])
        .default("standard"),
    )
    .addOption(
      new Option("--only <glob>", "only mutants whose name, family or requirement fits (repeatable)")
        .default([], "all")
        .argParser((text, before: readonly string[]) => [...before, text]),
    )
    .addOption(
      new Option("--seed <n>", "of everything left to chance")
        .default(1)
        .argParser((text) => parseNumber("--seed", text, { from: 0, to: 2 ** 31 - 1, whole: true })),
    )
    .addOption(
      new Option("--jobs <n>", "mutants at the same time")
        .default(availableParallelism(), "one for each processor")
        .argParser((text) => parseNumber("--jobs", text, { from: 1, to: 256, whole: true })),
    )
    .option("--yardstick", "try the presence checks of Complement and SyTest on the same mutants")
    .option("--miniatures", "try servers that are always wrong, too")
    .addOption(
      new Option("--bends <n>", "try the judge on so many changed histories of each kind, too")
        .default(0, "none")
        .argParser((text) => parseNumber("--bends", text, { from: 0, to: 10_000, whole: true })),
    )
    .addOption(
      new Option("--false-alarms <n>", "make so many runs on right servers with bad connections, too")
        .default(0, "none")
        .argParser((text) => parseNumber("--false-alarms", text, { from: 0, to: 10_000, whole: true })),
    )
    .option("--json <file>", "write the result as JSON too")
    .option(
      "--markdown <file>",
      "write the rates as a table into this file: between its marks, or at its end",
    )
    .option("--baseline <file>", "the JSON of an earlier self-test, which this one must not fall behind")
    .option(
      "--rank <file>",
      "measure the scenarios in an order left to chance, and write their order by worth",
    )
    .action(async (flags: SelftestFlags) => {
      const { json, markdown, baseline, rank, yardstick = false, miniatures = false, ...rest } = flags;
      finish(
        await commands.selftest({
          ...rest,
          yardstick,
          miniatures,
          ...(json === undefined ? {} : { jsonFile: json }),
          ...(markdown === undefined ? {} : { markdownFile: markdown }),
          ...(baseline === undefined ? {} : { baselineFile: baseline }),
          ...(rank === undefined ? {} : { rankFile: rank }),
        }),
      );
    });
}
