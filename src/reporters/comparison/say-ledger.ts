import { visibleText } from "../visible-text.ts";
import type { Comparison } from "./comparison.ts";
import type { Conduct } from "./conduct.ts";
import type { Ledger } from "./ledger.ts";

export const LEDGER_HEADING = "Where the specification is open, and these servers differ";

/** The other places, where they do the same as far as anything is known. */
export function sayAlike({ alike }: Ledger): string {
  return alike.length === 0
    ? "Nothing is known of the other places."
    : `Elsewhere they do the same, as far as it is known: ${alike.join(", ")}.`;
}

/** What a server does, in lines; that nothing is known of it where nothing is. */
export function sayConduct(conduct: readonly Conduct[]): readonly string[] {
  if (conduct.length === 0) return [NOTHING_KNOWN];
  return conduct.map(({ said, seen }) => (seen === undefined ? said : `${said} ${seen}`));
}

export const NOTHING_KNOWN = "Nothing is known.";

/** Which server it is, by its letter and its name: letters alone are what the roles of scenarios are called too. */
export function sayReport(reports: Comparison["reports"], place: number): string {
  const { letter = "", server = "" } = reports[place] ?? {};
  return `${letter}: ${visibleText(server, 60)}`;
}
