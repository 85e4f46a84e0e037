import type { History } from "../history/history.ts";
import { buildReport } from "../judge/build-report.ts";
import { collectExhibits } from "../judge/exhibits/collect-exhibits.ts";
import { judge } from "../judge/judge.ts";
import type { Report } from "../judge/report.ts";
import { consoleReport } from "../reporters/console-report.ts";
import { githubAnnotations } from "../reporters/github-annotations.ts";
import { DONE, type ExitCode, exitCode } from "./exit-code.ts";
import { holdToListed } from "./hold-to-listed.ts";
import { type Io, wantsColour } from "./io.ts";
import type { ListedHere } from "./listed.ts";
import { writeReports } from "./output-files.ts";
import { print } from "./print.ts";
import type { ReportOptions } from "./report-options.ts";
import { profileWarnings } from "./profile-warnings.ts";

/** What `run` and `judge` have in common: how a history becomes a report, and the report an exit code. */
export interface ConcludeOptions extends Omit<ReportOptions, "expectations"> {
  readonly listed: ListedHere | undefined;
  readonly historyFile?: string;
}

/** Judges, holds to what is listed, prints, writes, and says what to exit with. */
export async function conclude(
  recorded: { readonly history: History; readonly errors: Report["errors"] },
  options: ConcludeOptions,
  io: Io,
): Promise<ExitCode> {
  const { history, errors } = recorded;
  const judgement = judge(history);
  const judged = buildReport(history, judgement, { errors, warnings: profileWarnings(history) });
  const { maxInconclusivePercent, historyFile, listed } = options;
  const { report, code } =
    listed === undefined ? { report: judged, code: DONE } : await holdToListed(judged, listed, io);
  const printed = print(io, () => [
    consoleReport(report, {
      colour: wantsColour(io.stdout, io.env, options.colour),
      maxInconclusivePercent,
      ...(historyFile === undefined ? {} : { historyFile }),
    }),
    ...(options.annotations === "github" ? [githubAnnotations(report)] : []),
  ]);
  const written = await writeReports(
    { report, exhibits: () => collectExhibits(history, judgement) },
    options.reports,
    io.stderr,
  );
  const [broken] = [code, printed, written].filter((one) => one !== DONE);
  return broken ?? exitCode(report, maxInconclusivePercent);
}
