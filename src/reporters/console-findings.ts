import { requirementLines } from "./requirement-lines.ts";
import type { Section } from "./section.ts";

/** Broken duties that were not listed beforehand, then missed ones. */
export const consoleFindings: Section = (report, brush) => {
  const unexpected = report.requirements.filter(({ expected }) => expected !== true);
  const fails = unexpected.filter(({ verdict }) => verdict === "fail");
  const warns = unexpected.filter(({ verdict }) => verdict === "warn");
  return [...fails, ...warns].flatMap((requirement, place) => [
    ...(place === 0 ? [] : [""]),
    ...requirementLines(requirement, brush),
  ]);
};
