import { historyHar } from "../history/har/history-har.ts";
import type { History, ScenarioRecord } from "../history/history.ts";
import { readHistoryFile } from "../history/history-file.ts";
import { visibleJson } from "../reporters/visible-text.ts";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { didYouMean } from "./nearest-names.ts";
import { checkOutputFiles } from "./output-files.ts";
import { UsageError } from "./usage-error.ts";
import { writeFileWhole } from "./write-file-whole.ts";

/** What `rollcall har` was asked for. */
export interface HarOptions {
  readonly historyFile: string;
  /** Patterns of scenario ids; none: all. */
  readonly scenarios: readonly string[];
  readonly partial: boolean;
  /** Standard output when it is not given. */
  readonly outFile?: string;
}

/**
 * Writes the requests of some scenarios as an HTTP Archive.
 *
 * @throws HistoryError when the file is no whole history
 * @throws UsageError when it has no such scenario, or the output cannot be written
 */
export async function har(options: HarOptions, io: Io): Promise<ExitCode> {
  const { historyFile, scenarios, partial, outFile } = options;
  await checkOutputFiles(outFile === undefined ? [] : [outFile]);
  const history = await readHistoryFile(historyFile, { partial });
  const archive = historyHar(history, chosen(history, scenarios));
  const text = `${visibleJson(JSON.stringify(archive, undefined, 2))}\n`;
  if (outFile === undefined) io.stdout.write(text);
  else await writeFileWhole(outFile, text);
  return DONE;
}

/** The scenarios of a history whose ids fit. */
export function chosen(history: History, patterns: readonly string[]): readonly ScenarioRecord[] {
  if (patterns.length === 0) return history.scenarios;
  const ids = history.scenarios.map(({ id }) => id);
  const vain = patterns.find((pattern) => !ids.some((id) => matchesGlob(pattern, id)));
  if (vain !== undefined) {
    throw new UsageError(
      `Cannot find scenario: wanted one of the ${ids.length} in the history, found none for ${vain}.`,
      didYouMean(vain, ids, "A pattern like 'presence-tour/*' takes several."),
    );
  }
  return history.scenarios.filter(({ id }) => patterns.some((pattern) => matchesGlob(pattern, id)));
}
