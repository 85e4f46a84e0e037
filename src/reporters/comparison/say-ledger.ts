import { visibleText } from "../visible-text.ts";
import type { Comparison } from "./comparison.ts";
import type { Ledger } from "./ledger.ts";

export const LEDGER_HEADING = "Where the specification is open, and these servers differ";

/** The other places, where they do the same as far as anything is known. */
export function sayAlike({ alike }: Ledger): string {
  return alike.length === 0
    ? "Nothing is known of the other places."
    : `Elsewhere they do the same, as far as it is known: ${alike.join(", ")}.`;
}

export const NOTHING_KNOWN = "Nothing is known.";

/** Which server it is, by its letter and its name: letters alone are what the roles of scenarios are called too. */
export function sayReport(reports: Comparison["reports"], place: number): string {
  const { letter = "", server = "" } = reports[place] ?? {};
  return `${letter}: ${visibleText(server, 60)}`;
}
