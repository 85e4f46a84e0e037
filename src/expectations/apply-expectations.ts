import type { ExpectedVerdict, ReportedExpectation } from "../judge/expected-verdict.ts";
import type { Report } from "../judge/report.ts";
import { cover, coversSome } from "./covers.ts";
import type { ExpectationsFile } from "./expectations-schema.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What is listed, and where and when it is held against a run. */
export interface Listed {
  /** As the user named the file. */
  readonly file: string;
  readonly content: ExpectationsFile;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

/** How a reason begins that nobody has given yet. */
export const TODO = "TODO";

/** The report with what is listed held against it: each entry's state, and `expected` on what they account for. */
export function applyExpectations(report: Report, { file, content, today }: Listed): Report {
  const { depth, expectations } = content;
  const held = expectations.map((expected) => ({
    ...expected,
    ...standingOn(today, expected, standingOf(report, expected, depth)),
  }));
  const met = held.filter(({ state }) => state === "met");
  return {
    ...report,
    requirements: report.requirements.map((row) => (cover(met, row) ? { ...row, expected: true } : row)),
    expectations: { file, entries: held.map((entry) => ({ ...entry, covers: coveredBy(entry, report) })) },
    warnings: [...report.warnings, ...reasonless(expectations)],
  };
}

/** What is no part of the run is not held against it, not even its day. */
function standingOn(
  today: string,
  { expires }: ExpectedVerdict,
  standing: Standing,
): Pick<ReportedExpectation, "state" | "note"> {
  if (expires === undefined || today <= expires || standing.state === "outside") return standing;
  const note = `It expired on ${expires}: look at it again, then give it another day or take it out.`;
  return { state: "expired", note };
}

function coveredBy(
  entry: Pick<ReportedExpectation, "state"> & ExpectedVerdict,
  { requirements }: Report,
): ReportedExpectation["covers"] {
  if (entry.state !== "met") return [];
  return requirements.filter((row) => coversSome(entry, row)).map(({ id }) => id);
}

function reasonless(expectations: readonly ExpectedVerdict[]): readonly string[] {
  const { length } = expectations.filter(({ reason }) => reason.startsWith(TODO));
  return length === 0 ? [] : [`${length} of ${expectations.length} expectations have no reason yet.`];
}
