import { type Command, Option } from "commander";
import { DEPTHS, type Depth } from "../scenarios/scenario.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { parseNamedProfile } from "./choose-profile.ts";
import type { Commands, Finish } from "./commands.ts";

interface ListFlags {
  readonly profile: ProfileId;
  readonly depth: Depth;
  readonly mutants?: true;
  readonly miniatures?: true;
}

interface ExplainFlags {
  readonly profile?: ProfileId;
  readonly report?: string;
}

/** Adds `rollcall list` and `rollcall explain <id>`, which need no server. */
export function addCatalogueCommands(root: Command, commands: Commands, finish: Finish): void {
  root
    .command("list")
    .description("List the requirements of a profile and how many scenarios plan each.")
    .addOption(profileOption("whose requirements").default("seed"))
    .addOption(new Option("--depth <depth>", "of the plan").choices(DEPTHS).default("standard"))
    .option("--mutants", "list the faults of the reference server instead")
    .option("--miniatures", "list the servers that are always wrong instead")
    .action(({ profile, depth, mutants, miniatures }: ListFlags) => {
      if (mutants === true) return finish(commands.listMutants());
      if (miniatures === true) return finish(commands.listMiniatures());
      finish(commands.list({ profile, depth, seed: 1 }));
    });
  root
    .command("explain")
    .description("Tell everything about one requirement, from its sentence to the scenarios that decide it.")
    .argument("<id>", "for example PRES-LAA-002, or LAA-002; with --report also the id of a finding")
    .addOption(profileOption("whose scenarios to name"))
    .option("--report <file>", "tell, too, what this JSON report says of it")
    .action(async (id: string, { profile, report }: ExplainFlags) => {
      finish(
        await commands.explain({
          id,
          ...(profile === undefined ? {} : { profile }),
          ...(report === undefined ? {} : { reportFile: report }),
        }),
      );
    });
}

function profileOption(what: string): Option {
  return new Option("--profile <id>", what).argParser((text) => parseNamedProfile(text));
}
