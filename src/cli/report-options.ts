import { type Command, Option } from "commander";
import { MAX_INCONCLUSIVE_PERCENT } from "../reporters/outcome.ts";
import { REPORT_FORMATS } from "../reporters/report-formats.ts";
import { parseNumber } from "./parse-number.ts";
import { parseReportOption, type ReportOutput } from "./parse-report-option.ts";

/** The CIs that annotations can be printed for. */
export type Ci = (typeof CIS)[number];

const CIS = ["github"] as const;

/** The options that `run` and `judge` share, as commander hands them over. */
export interface ReportFlags {
  readonly report: readonly ReportOutput[];
  readonly maxInconclusive: number;
  readonly color: boolean;
  readonly annotations?: Ci;
}

/** Adds `--report`, `--annotations`, `--max-inconclusive` and `--no-color`. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--report <format=file>",
        `write a report too; formats: ${Object.keys(REPORT_FORMATS).join(", ")} (repeatable)`,
      )
        .default([], "none")
        .argParser((text, before: readonly ReportOutput[]) => [...before, parseReportOption(text)]),
    )
    .addOption(
      new Option(
        "--annotations <ci>",
        "print findings so that this CI shows them beside the code; off by default",
      ).choices(CIS),
    )
    .addOption(
      new Option(
        "--max-inconclusive <percent>",
        "how many of the applicable requirements may be inconclusive",
      )
        .default(MAX_INCONCLUSIVE_PERCENT)
        .argParser((text) => parseNumber("--max-inconclusive", text, { from: 0, to: 100, whole: false })),
    )
    .option("--no-color", "plain text, also on a terminal");
}
