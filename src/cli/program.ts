import { Command } from "commander";
import type { Commands, Finish } from "./commands.ts";
import { addCatalogueCommands } from "./catalogue-commands.ts";
import { addCompareCommand } from "./compare-command.ts";
import { addDoctorCommand } from "./doctor-command.ts";
import { addGraphCommand } from "./graph-command.ts";
import { addHarCommand } from "./har-command.ts";
import type { Io } from "./io.ts";
import { addJudgeCommand } from "./judge-command.ts";
import { addReproCommand } from "./repro-command.ts";
import { addReportCommand } from "./report-command.ts";
import { addReplayCommand } from "./replay-command.ts";
import { addRunCommand } from "./run-command.ts";
import { addSelftestCommand } from "./selftest-command.ts";
import { addServeCommand } from "./serve-command.ts";
import { addSimulateCommand } from "./simulate-command.ts";
import { tool } from "./tool.ts";
import { addWorkerCommand } from "./worker-command.ts";

const EXAMPLES = `
Examples:
  rollcall run                                    the embedded reference server, in virtual time
  rollcall run http://127.0.0.1:8008              your server, judged by the newest version that it speaks
  rollcall run https://matrix.example.org --profile v1 --report json=report.json --history run.ndjson
  rollcall doctor http://127.0.0.1:8008           is your server ready to be tested?
  rollcall run mutant:<name>                      a server with one known fault: see it caught
  rollcall judge run.ndjson                       the same verdicts again, offline
  rollcall replay run.ndjson http://127.0.0.1:8008   the same scenarios again: fixed, or failing still
  rollcall simulate --users 1000 --rate 100       many users, and everything that they are shown verified
  rollcall compare a.json b.json                  two reports beside each other
  rollcall repro report.json PRES-LAA-002         a finding again, by the fewest acts that show it
  rollcall selftest                               what this suite notices, and what it misses
  rollcall explain PRES-LAA-002                   what the specification asks for
  rollcall graph presence                         the machine behind the scenarios, as a diagram

Exit codes: 0 nothing to object to, 1 a duty was broken, 2 too much could not be known,
            3 the run or the server broke or nothing was checked, 64 wrong usage`;

/** The command line: reads it, says what is wrong with it, calls the command. Throws instead of leaving the process. */
export function program(commands: Commands, io: Io, finish: Finish): Command {
  const root = new Command(tool.name)
    .description("Holds a Matrix homeserver to the presence module of the specification.")
    .version(tool.version, "--version", "print the version")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError("(rollcall --help, or rollcall <command> --help, says what there is)")
    .addHelpText("after", EXAMPLES);
  addRunCommand(root, commands, finish);
  addJudgeCommand(root, commands, finish);
  addCompareCommand(root, commands, finish);
  addReportCommand(root, commands, finish);
  addReplayCommand(root, commands, finish);
  addHarCommand(root, commands, finish);
  addReproCommand(root, commands, finish);
  addDoctorCommand(root, commands, finish);
  addSelftestCommand(root, commands, finish);
  addSimulateCommand(root, commands, finish);
  addWorkerCommand(root, commands, finish);
  addServeCommand(root, commands, finish);
  addCatalogueCommands(root, commands, finish);
  addGraphCommand(root, commands, finish);
  return root;
}
