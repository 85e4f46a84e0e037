import { type Command, Option } from "commander";
import type { Commands, Finish } from "./commands.ts";
import { parseEngine } from "./parse-engine.ts";
import { parseNumber } from "./parse-number.ts";
import type { WorkerOptions } from "./worker.ts";

/** Adds `rollcall worker`. */
export function addWorkerCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("worker")
    .description("Take parts of simulations that others begin with the same --engine, until Ctrl-C.")
    .requiredOption("--engine <url>", "redis://…: where simulations are shared", parseEngine)
    .addOption(
      new Option("--concurrency <n>", "parts at the same time, each in a process of its own")
        .default(1)
        .argParser((text) => parseNumber("--concurrency", text, { from: 1, to: 64, whole: true })),
    )
    .action(async (flags: WorkerOptions) => {
      finish(await commands.worker(flags));
    });
}
