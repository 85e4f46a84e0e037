import { applyExpectations } from "../expectations/apply-expectations.ts";
import { formatExpectations } from "../expectations/format-expectations.ts";
import { keyOf } from "../expectations/parse-expectations.ts";
import { type Update, updateExpectations } from "../expectations/update-expectations.ts";
import type { Report } from "../judge/report.ts";
import { guardLines } from "../reporters/guard-lines.ts";
import { whyBroken } from "../reporters/outcome.ts";
import { sayFew } from "../reporters/say.ts";
import { visibleText } from "../reporters/visible-text.ts";
import { BROKEN, DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { ListedHere } from "./listed.ts";
import { tellError } from "./tell-error.ts";
import { writeFileWhole } from "./write-file-whole.ts";

/** How many entries are named on stderr; the file has them all. */
const SHOWN = 8;

/** A report held to what is listed, and whether the list could be written where that was asked for. */
export interface Held {
  readonly report: Report;
  readonly code: ExitCode;
}

/** Holds the report to what is listed; before that, where it is asked for, brings the list up to date. */
export async function holdToListed(report: Report, listed: ListedHere, io: Io): Promise<Held> {
  const asListed = { report: applyExpectations(report, listed), code: DONE };
  if (!listed.update) return asListed;
  const broken = whyBroken(report);
  if (broken !== undefined) {
    io.stderr.write(`${visibleText(listed.file)} was left alone: ${broken}\n`);
    return asListed;
  }
  const update = updateExpectations(report, listed.content);
  try {
    await writeFileWhole(listed.file, formatExpectations(update.content));
  } catch (cause) {
    tellError(io.stderr, unwritten(listed.file, cause));
    return { ...asListed, code: BROKEN };
  }
  io.stderr.write(guardLines(sayUpdate(listed.file, update)));
  return { report: applyExpectations(report, { ...listed, content: update.content }), code: DONE };
}

function sayUpdate(file: string, { kept, added, dropped }: Update): string {
  return [
    `${visibleText(file)} was written: ${kept.length} kept, `,
    `${added.length} added${named(added)}, ${dropped.length} dropped${named(dropped)}.\n`,
  ].join("");
}

function named(entries: Update["kept"]): string {
  const names = entries.map((entry) => visibleText(keyOf(entry)));
  return names.length === 0 ? "" : ` (${sayFew(names, SHOWN)})`;
}

function unwritten(file: string, cause: unknown): Error {
  const found = cause instanceof Error ? cause.message : String(cause);
  const message = `Cannot write expectations ${file}: wanted to replace it as a whole, found: ${found}.`;
  const hint = "Make room there, then run again, or judge the history with --update-expectations.";
  return Object.assign(new Error(message, { cause }), { code: "expectations-unwritten", hint });
}
