import { plan } from "../scenarios/plan.ts";
import type { RunOptions } from "./commands.ts";
import { conclude } from "./conclude.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { readListed } from "./listed.ts";
import { narrowPlan } from "./narrow-plan.ts";
import { checkOutputFiles, outputFiles } from "./output-files.ts";
import { performRun } from "./perform-run.ts";

/**
 * Performs the scenarios on the target, judges, and reports. As long as the target was never reached, nothing is
 * written: stderr says why.
 *
 * @throws UsageError when an output cannot be written or `--only` fits nothing
 */
export async function run(options: RunOptions, io: Io): Promise<ExitCode> {
  await checkOutputFiles([
    ...outputFiles(options),
    ...[options.historyFile, options.serverLogFile].filter((file) => file !== undefined),
  ]);
  const listed = options.expectations && (await readListed(options.expectations, io));
  const { depth, seed, only } = options;
  return performRun(
    options,
    {
      makePlan: ({ profile, federated }) => narrowPlan(plan({ profile, depth, seed, federated }), only),
      conclude: (ran) => conclude(ran, { ...options, listed }, io),
    },
    io,
  );
}
