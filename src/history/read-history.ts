import { isProfileId, PROFILE_IDS } from "../spec/profiles.ts";
import { HISTORY_FORMAT, type History, type HistoryRecord } from "./history.ts";
import { HistoryError } from "./history-error.ts";
import { memoryHistory } from "./memory-history.ts";
import { parseLine } from "./ndjson.ts";

/** How strictly a history is read. */
export interface ReadOptions {
  /** Takes a history that was cut off: without a footer, and with a last line that is not whole. */
  readonly partial?: boolean;
}

/** Takes the lines of a history one by one. */
export interface HistoryReader {
  /** @throws HistoryError that names the line */
  take(line: string): void;
  /** @throws HistoryError when the history is not whole and `partial` was not asked for */
  finish(): History;
}

export function historyReader({ partial = false }: ReadOptions = {}): HistoryReader {
  const memory = memoryHistory();
  let number = 0;
  let exchanges = 0;
  let last: HistoryRecord["record"] | undefined;
  /** A broken line is only borne as the last one. */
  let broken: unknown;

  const accept = (record: HistoryRecord) => {
    if (last === undefined && record.record !== "header")
      throw refused(`wanted a header in line ${number}, found ${record.record}`);
    if (last !== undefined && record.record === "header")
      throw refused(`wanted one header, found another in line ${number}`);
    if (last === "footer")
      throw refused(`wanted nothing after the footer, found ${record.record} in line ${number}`);
    if (record.record === "header") demandKnown(record);
    if (record.record === "exchange" && record.index !== exchanges++) {
      throw refused(`wanted exchange ${exchanges - 1} in line ${number}, found ${record.index}`);
    }
    last = record.record;
    memory.write(record);
  };

  return {
    take: (line) => {
      number += 1;
      if (broken !== undefined) throw broken;
      if (line === "" && number > 1) return;
      try {
        accept(parseLine(line, number));
      } catch (error) {
        if (!partial || last === undefined) throw error;
        broken = error;
      }
    },
    finish: () => {
      const history = memory.history();
      const lack = broken === undefined ? lackOf(history) : "wanted a whole last line";
      if (lack === undefined) return history;
      if (!partial) throw refused(lack);
      const { footer } = history;
      return footer === undefined
        ? history
        : { ...history, footer: { ...footer, complete: false, reason: `the history is not whole: ${lack}` } };
    },
  };
}

/**
 * Reads a history from its lines.
 *
 * @throws HistoryError when it is no history, or was cut off and `partial` was not asked for
 */
export function readHistory(lines: Iterable<string>, options: ReadOptions = {}): History {
  const reader = historyReader(options);
  for (const line of lines) reader.take(line);
  return reader.finish();
}

/** @throws HistoryError when it is of a later release, perhaps: nothing of it can be relied on */
function demandKnown({ format, profile }: Readonly<Record<"format" | "profile", string>>): void {
  if (format !== HISTORY_FORMAT) throw unknown(`format ${HISTORY_FORMAT}`, format);
  if (!isProfileId(profile)) throw unknown(`a profile out of ${PROFILE_IDS.join(", ")}`, profile);
}

/** What is missing of it, as far as the footer tells. */
function lackOf({ footer, exchanges, scenarios, steps, ends }: History): string | undefined {
  if (footer === undefined) return "wanted a footer as the last line, found none: the run was cut off";
  const found = { exchanges: exchanges.count, scenarios: scenarios.length, steps: steps.length };
  for (const part of ["exchanges", "scenarios", "steps"] as const) {
    if (footer.counts[part] !== found[part])
      return `wanted ${footer.counts[part]} ${part} as the footer says, found ${found[part]}`;
  }
  const ended = new Set(ends.map(({ scenario }) => scenario));
  const endless = scenarios.find(({ id }) => !ended.has(id));
  return footer.complete && endless !== undefined
    ? `wanted an end of scenario ${endless.id}, found none`
    : undefined;
}

function unknown(wanted: string, found: unknown): HistoryError {
  return new HistoryError(
    "history-refused",
    `Cannot read history: wanted ${wanted}, found ${JSON.stringify(found)}.`,
    { hint: "It may be of a later release: judge it with the one that recorded it." },
  );
}

function refused(what: string): HistoryError {
  return new HistoryError("history-refused", `Cannot read history: ${what}.`, {
    hint: "--partial takes a history that was cut off; its report is then incomplete.",
  });
}
