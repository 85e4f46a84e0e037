import { requirementLines } from "./requirement-lines.ts";
import type { Section } from "./section.ts";

/** Broken duties, then missed ones. */
export const consoleFindings: Section = (report, brush) => {
  const fails = report.requirements.filter(({ verdict }) => verdict === "fail");
  const warns = report.requirements.filter(({ verdict }) => verdict === "warn");
  return [...fails, ...warns].flatMap((requirement, place) => [
    ...(place === 0 ? [] : [""]),
    ...requirementLines(requirement, brush),
  ]);
};
