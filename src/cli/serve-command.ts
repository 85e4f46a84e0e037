import { type Command, Option } from "commander";
import type { ProfileId } from "../spec/requirement.ts";
import { parseNamedProfile } from "./choose-profile.ts";
import type { Commands, Finish } from "./commands.ts";
import { parseNumber } from "./parse-number.ts";

/** Where homeservers listen for clients. */
const PORT = 8008;

interface ServeFlags {
  readonly port: number;
  readonly profile?: ProfileId;
  readonly mutant?: string;
}

/** Adds `rollcall serve`. */
export function addServeCommand(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("serve")
    .description("Serve the reference server on the loopback interface, in real time, until Ctrl-C.")
    .addOption(
      new Option("--port <n>", "0 takes any free one")
        .default(PORT)
        .argParser((text) => parseNumber("--port", text, { from: 0, to: 65_535, whole: true })),
    )
    .addOption(
      new Option("--profile <id>", "serve only this version of the specification")
        .default(undefined, "seed, r0.6 and v1, each under its prefix")
        .argParser((text) => parseNamedProfile(text)),
    )
    .option("--mutant <name>", "serve with one named fault")
    .action(async (flags: ServeFlags) => {
      finish(await commands.serve(flags));
    });
}
