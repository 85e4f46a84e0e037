import { grouped } from "../history/grouped.ts";
import type { Section } from "./section.ts";
import { visibleText } from "./visible-text.ts";

const SHOWN = 12;

/** What the server does where the specification leaves it free: one line each, no judgement. */
export const consoleObserved: Section = (report, brush) => {
  const seen = report.requirements.flatMap(({ id, findings }) => {
    const kinds = grouped(
      findings.filter(({ verdict }) => verdict === "observed"),
      ({ title }) => title,
    );
    return [...kinds].map(
      ([title, { length }]) => `  ${id}  ${visibleText(title)}${length > 1 ? ` (${length} times)` : ""}`,
    );
  });
  if (seen.length === 0) return [];
  const more = seen.length > SHOWN ? [`  and ${seen.length - SHOWN} more: see the JSON report`] : [];
  return [brush.bold("Observed where the specification leaves it open"), ...seen.slice(0, SHOWN), ...more];
};
