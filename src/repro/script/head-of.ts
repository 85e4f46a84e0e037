import { visibleText } from "../../reporters/visible-text.ts";
import type { About } from "./script.ts";

/** What a reader has to know before the first line of a script. */
export function headOf(about: About, howToRun: string, ends: readonly string[]): readonly string[] {
  const { requirement, statement, source, title, allowed, observed, target, tool, profile } = about;
  return [
    `${requirement}: ${statement}`,
    `(Matrix specification, ${source})`,
    "",
    `What is wrong   ${title}`,
    `To be expected  ${visibleText(allowed)}`,
    `Seen            ${visibleText(observed)}`,
    "",
    `Against any homeserver: ${howToRun}`,
    ...ends,
    "",
    `Written by ${tool} of what ${visibleText(target)} did, by the rules of the profile ${profile}.`,
  ];
}
