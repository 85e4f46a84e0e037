import type { HistoryRecord } from "./history.ts";
import { HistoryError } from "./history-error.ts";
import { isRecord, recordBreach } from "./record-schema.ts";

/** A record as one line, without its line end; characters that some readers take for a line end are escaped. */
export function formatLine(record: HistoryRecord): string {
  return JSON.stringify(record)
    .replaceAll("\u2028", String.raw`\u2028`)
    .replaceAll("\u2029", String.raw`\u2029`);
}

/**
 * The record on a line.
 *
 * @param number the line's number in its file, from 1
 * @throws HistoryError that names the line
 */
export function parseLine(line: string, number: number): HistoryRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw refused(number, `wanted JSON, found ${excerpt(line)}`, cause);
  }
  if (isRecord(value)) return value;
  throw refused(number, `wanted a record, found a fault at ${recordBreach(value) ?? "no place"}`);
}

function refused(number: number, what: string, cause?: unknown): HistoryError {
  return new HistoryError("history-refused", `Cannot read line ${number} of the history: ${what}.`, {
    hint: "If the run was cut off, --partial takes what is whole; else the file is no history of rollcall.",
    ...(cause === undefined ? {} : { cause }),
  });
}

function excerpt(line: string): string {
  return JSON.stringify(line.length > 40 ? `${line.slice(0, 40)}…` : line);
}
