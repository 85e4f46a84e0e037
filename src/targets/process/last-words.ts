import type { Redactor } from "../../history/redaction.ts";
import type { OutputTail } from "./output-tail.ts";

const LAST_LINES = 6;

/** What a server wrote last, without what is secret, as a sentence of a message. */
export function lastWords(output: OutputTail, redactor: Redactor): string {
  const lines = output.lastLines(LAST_LINES).map((line) => redactor.text(line.trim()));
  return lines.length === 0 ? "It wrote nothing." : `Its last words: ${lines.join(" | ")}`;
}
