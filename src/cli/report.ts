import { readFile } from "node:fs/promises";
import { consoleReport } from "../reporters/console-report.ts";
import { MAX_INCONCLUSIVE_PERCENT } from "../reporters/outcome.ts";
import { ReportError, readReport } from "../reporters/read-report.ts";
import { PLAIN_FORMATS, REPORT_FORMATS } from "../reporters/report-formats.ts";
import type { Reporter } from "../reporters/reporter.ts";
import { readSimulation } from "../simulation/report/read-simulation.ts";
import { SIMULATION_FORMATS } from "../simulation/report/simulation-formats.ts";
import { simulationText } from "../simulation/report/simulation-text.ts";
import { DONE, type ExitCode, exitCode, simulationExitCode } from "./exit-code.ts";
import { type Io, wantsColour } from "./io.ts";
import { checkOutputFiles } from "./output-files.ts";
import { parseReportOption, type ReportOutput } from "./parse-report-option.ts";
import { print } from "./print.ts";
import { UsageError } from "./usage-error.ts";
import { type TextOutput, writeTexts } from "./write-texts.ts";

/** What `rollcall report` was asked for. */
export interface ReportAgainOptions {
  /** A JSON report, of a run or of a simulation. */
  readonly file: string;
  /** `<format>=<file>`; which formats there are depends on what the file holds. */
  readonly reports: readonly string[];
  readonly colour: boolean;
}

/**
 * Tells a JSON report again, as text and as other reports, and ends as what it tells of did.
 *
 * @throws ReportError when the file is none
 * @throws UsageError when it cannot be written as one of the formats
 */
export async function report(options: ReportAgainOptions, io: Io): Promise<ExitCode> {
  const told = await toldOf(options, wantsColour(io.stdout, io.env, options.colour));
  await checkOutputFiles(told.outputs.map(({ file }) => file));
  const printed = print(io, () => [told.text]);
  const written = await writeTexts(told.outputs, io.stderr, "Make room there, then do the same again.");
  const [broken] = [printed, written].filter((one) => one !== DONE);
  return broken ?? told.code;
}

interface Told {
  readonly text: string;
  readonly outputs: readonly TextOutput[];
  readonly code: ExitCode;
}

async function toldOf({ file, reports }: ReportAgainOptions, colour: boolean): Promise<Told> {
  const text = await readText(file);
  const data = jsonIn(text);
  if (!isSimulation(data)) {
    const found = readReport(file, text);
    const outputs = reports.map(outputOfRun);
    return {
      text: consoleReport(found, { colour }),
      outputs: outputs.map((output) => ({ file: output.file, text: () => output.reporter(found) })),
      code: exitCode(found, MAX_INCONCLUSIVE_PERCENT),
    };
  }
  const found = await readSimulation(file, data);
  const outputs = reports.map((option) => parseReportOption(option, SIMULATION_FORMATS));
  return {
    text: simulationText(found, { colour }),
    outputs: outputs.map((output) => ({ file: output.file, text: () => output.reporter(found) })),
    code: simulationExitCode(found.verdict),
  };
}

/** @throws UsageError also for a format that shows more than the report holds, with how it is made */
function outputOfRun(option: string): ReportOutput<Reporter> {
  const { format, file } = parseReportOption(option, REPORT_FORMATS);
  const reporter = PLAIN_FORMATS[format];
  if (reporter !== undefined) return { format, file, reporter };
  throw new UsageError(
    `Cannot write report: wanted a format that needs no history, found ${format}, which shows how the scenarios went.`,
    `rollcall judge <history> --report ${format}=<file> makes it.`,
  );
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code ?? "an error";
    throw new ReportError(`Cannot read ${file}: wanted a JSON report, found ${found}.`, { cause });
  });
}

/** What is no JSON is refused by {@link readReport}, in its own words. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSimulation(data: unknown): boolean {
  return (
    typeof data === "object" &&
    data !== null &&
    String((data as { readonly format?: unknown }).format).startsWith("rollcall.simulation/")
  );
}
