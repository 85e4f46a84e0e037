import { grouped } from "../history/grouped.ts";
import type { Report } from "../judge/report.ts";
import type { Verdict } from "../judge/verdict.ts";
import { headingOf } from "./heading-of.ts";
import type { Section } from "./section.ts";

const COLUMNS: readonly Verdict[] = ["pass", "warn", "fail", "observed", "inconclusive", "skipped", "error"];

/** How many requirements of each heading have which verdict; columns without any are left out. */
export const headingTable: Section = (report, brush) => {
  const shown = COLUMNS.filter(
    (verdict) => verdict === "pass" || verdict === "fail" || report.summary[verdict] > 0,
  );
  const groups = grouped(report.requirements, headingOf);
  const rows = [...groups].map(([heading, requirements]) => row(heading, shown.map(countIn(requirements))));
  const totals = row(
    "all",
    shown.map((verdict) => report.summary[verdict]),
  );
  return [brush.bold(row("requirements", shown)), ...rows, totals];

  function row(name: string, cells: readonly (number | string)[]): string {
    const filled = cells.map((cell, column) => {
      const text = (cell === 0 ? "." : String(cell)).padStart((shown[column] ?? "").length + 3);
      const verdict = shown[column];
      return verdict === undefined || typeof cell === "string" || cell === 0
        ? text
        : brush.verdict(verdict, text);
    });
    return `  ${name.padEnd(13)}${filled.join("")}`;
  }
};

function countIn(requirements: Report["requirements"]): (verdict: Verdict) => number {
  return (wanted) => requirements.filter(({ verdict }) => verdict === wanted).length;
}
