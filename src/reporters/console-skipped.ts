import { grouped } from "../history/grouped.ts";
import type { Section } from "./section.ts";
import { sayFew } from "./say.ts";
import { visibleText } from "./visible-text.ts";

/** What does not apply, folded by reason. */
export const consoleSkipped: Section = (report, brush) => {
  const skipped = report.requirements.filter(({ verdict }) => verdict === "skipped");
  if (skipped.length === 0) return [];
  const groups = grouped(skipped, ({ reason }) => reason ?? "no reason given");
  return [
    brush.bold("Skipped"),
    ...[...groups].map(
      ([reason, group]) =>
        `  ${String(group.length).padStart(3)}  ${visibleText(reason)}: ${sayFew(
          group.map(({ id }) => id),
          4,
        )}`,
    ),
  ];
};
