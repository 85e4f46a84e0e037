import { CommanderError } from "commander";
import type { Commands } from "./commands.ts";
import { compare } from "./compare.ts";
import { doctor } from "./doctor.ts";
import { BROKEN, DONE, type ExitCode, USAGE } from "./exit-code.ts";
import { explain } from "./explain.ts";
import { graph } from "./graph.ts";
import { har } from "./har.ts";
import type { Io } from "./io.ts";
import { judgeHistory } from "./judge.ts";
import { list, listMiniatures, listMutants } from "./list.ts";
import { program } from "./program.ts";
import { repro } from "./repro.ts";
import { report } from "./report.ts";
import { replay } from "./replay.ts";
import { run } from "./run.ts";
import { selftest } from "./selftest.ts";
import { serve } from "./serve.ts";
import { simulate } from "./simulate.ts";
import { tellError } from "./tell-error.ts";
import { UsageError } from "./usage-error.ts";
import { worker } from "./worker.ts";

/**
 * The whole program as a function: performs what the arguments ask for and says what to exit with.
 *
 * @param argv the arguments alone, without the interpreter and the script
 */
export async function runCli(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = DONE;
  try {
    await program(commandsWith(io), io, (ended) => {
      code = ended;
    }).parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    tellError(io.stderr, error);
    if (error instanceof UsageError) return USAGE;
    if (isOurBug(error)) io.stderr.write(`${error.stack ?? ""}\n`);
    return BROKEN;
  }
}

function commandsWith(io: Io): Commands {
  return {
    run: (options) => run(options, io),
    judge: (options) => judgeHistory(options, io),
    compare: (options) => compare(options, io),
    report: (options) => report(options, io),
    replay: (options) => replay(options, io),
    har: (options) => har(options, io),
    repro: (options) => repro(options, io),
    doctor: (options) => doctor(options, io),
    selftest: (options) => selftest(options, io),
    serve: (options) => serve(options, io),
    simulate: (options) => simulate(options, io),
    worker: (options) => worker(options, io),
    list: (options) => list(options, io),
    listMutants: () => listMutants(io),
    listMiniatures: () => listMiniatures(io),
    explain: (options) => explain(options, io),
    graph: (options) => graph(options, io),
  };
}

/** Every error that we foresaw brings a code; one without is a fault of ours, and its stack helps to mend it. */
function isOurBug(error: unknown): error is Error {
  return error instanceof Error && !("code" in error);
}
