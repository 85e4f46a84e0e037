import type { Section } from "./section.ts";
import { visibleText } from "./visible-text.ts";

/** What broke the run, each with what to do next. */
export const consoleErrors: Section = (report, brush) =>
  report.errors.flatMap(({ code, message, hint }) => [
    `${brush.verdict("error", "ERROR")} ${visibleText(code, 60)}: ${visibleText(message, 400)}`,
    ...(hint === "" ? [] : [`  hint: ${visibleText(hint, 400)}`]),
  ]);
