import type { History } from "../history/history.ts";
import { readHistoryFile } from "../history/history-file.ts";
import type { JudgeOptions } from "./commands.ts";
import { conclude } from "./conclude.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { readListed } from "./listed.ts";
import { checkOutputFiles, outputFiles } from "./output-files.ts";
import type { ToldError } from "./told-error.ts";

/**
 * Judges a history again and ends as the run would have.
 *
 * @throws HistoryError when the file is no whole history
 */
export async function judgeHistory(options: JudgeOptions, io: Io): Promise<ExitCode> {
  await checkOutputFiles(outputFiles(options));
  const listed = options.expectations && (await readListed(options.expectations, io));
  const history = await readHistoryFile(options.historyFile, { partial: options.partial });
  return conclude({ history, errors: howItBroke(history) }, { ...options, listed }, io);
}

/** What the run itself said of its end; that a history was cut off is told by the report. */
function howItBroke({ footer }: History): readonly ToldError[] {
  if (footer === undefined || footer.complete) return [];
  return [
    {
      code: "run-incomplete",
      message: `The run did not come to its end: ${(footer.reason ?? "it does not say why").replace(/\.$/u, "")}.`,
      hint: "Run it again for a whole history; what is here is judged all the same.",
    },
  ];
}
