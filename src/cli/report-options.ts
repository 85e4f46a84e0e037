import { type Command, Option } from "commander";
import { MAX_INCONCLUSIVE_PERCENT } from "../reporters/outcome.ts";
import { REPORT_FORMATS } from "../reporters/report-formats.ts";
import type { ShowingReporter } from "../reporters/reporter.ts";
import { parseNumber } from "./parse-number.ts";
import type { ExpectationsChoice } from "./listed.ts";
import { parseReportOption, type ReportOutput } from "./parse-report-option.ts";
import { UsageError } from "./usage-error.ts";

/** What `run` and `judge` have in common: how a judged history is told, and what it is held to. */
export interface ReportOptions {
  readonly reports: readonly ReportOutput<ShowingReporter>[];
  readonly maxInconclusivePercent: number;
  readonly colour: boolean;
  readonly expectations?: ExpectationsChoice;
  readonly annotations?: Ci;
}

/** The CIs that annotations can be printed for. */
export type Ci = (typeof CIS)[number];

const CIS = ["github"] as const;

/** The options that `run` and `judge` share, as commander hands them over. */
export interface ReportFlags {
  readonly report: ReportOptions["reports"];
  readonly maxInconclusive: number;
  readonly color: boolean;
  readonly annotations?: Ci;
  readonly expectations?: string;
  readonly updateExpectations?: true;
}

/** Adds `--report` alone. */
export function addReportOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--report <format=file>",
      `write a report too; formats: ${Object.keys(REPORT_FORMATS).join(", ")} (repeatable)`,
    )
      .default([], "none")
      .argParser((text, before: ReportOptions["reports"]) => [
        ...before,
        parseReportOption(text, REPORT_FORMATS),
      ]),
  );
}

/** Adds `--report`, `--annotations`, `--max-inconclusive`, `--expectations`, `--update-expectations` and `--no-color`. */
export function addReportOptions(command: Command): Command {
  return addReportOption(command)
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
    .option("--expectations <file>", "verdicts that are known on this server, and why: they fail no run")
    .option("--update-expectations", "write that file from this run; your reasons, links and days are kept")
    .option("--no-color", "plain text, also on a terminal");
}

/**
 * What the flags say of reports and expectations.
 *
 * @throws UsageError when a file is to be written that is not named
 */
export function reportOptions(flags: ReportFlags): ReportOptions {
  const { report, maxInconclusive, color, annotations } = flags;
  const { expectations: file, updateExpectations: update = false } = flags;
  if (update && file === undefined) {
    throw new UsageError(
      "Cannot update expectations: wanted the file in --expectations, found none.",
      "For example --expectations expectations.json --update-expectations.",
    );
  }
  return {
    reports: report,
    maxInconclusivePercent: maxInconclusive,
    colour: color,
    ...(file === undefined ? {} : { expectations: { file, update } }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}
