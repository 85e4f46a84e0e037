import { createReadStream } from "node:fs";
import type { Clock, Ms, TimerHandle } from "../time/clock.ts";
import type { History, HistoryFooter, HistoryRecord } from "./history.ts";
import { HistoryError } from "./history-error.ts";
import { type Disk, realDisk } from "./history-file-disk.ts";
import type { HistorySink } from "./history-sink.ts";
import { formatLine } from "./ndjson.ts";
import { historyReader, type ReadOptions } from "./read-history.ts";

/** How a history file is written. */
export interface FileSinkOptions {
  /** The wall clock: it only says when to flush. */
  readonly clock: Clock;
  readonly flushEveryMs?: Ms;
  readonly flushEveryRecords?: number;
  readonly disk?: Disk;
}

/** A history file while it is written. */
export interface FileSink extends HistorySink {
  /**
   * Flushes and closes; what comes later is dropped.
   *
   * @param reason why nothing more comes, for a footer where none was written. Without both the file says that it was cut off
   */
  close(reason?: string): void;
}

/** When the disk is full, this much of the end is given up so that the footer has room. */
const FOOTER_ROOM_BYTES = 16 * 1024;

/** A place in the file where a line ended, and what stood before it. */
interface Checkpoint {
  readonly bytes: number;
  readonly counts: HistoryFooter["counts"];
}

/**
 * Writes a history to a file, whole lines at a time, at the latest a second after they came. The file is opened, and
 * emptied, by the first record. When the disk is full the file is cut back to a whole line, and closed with a footer
 * that says so.
 */
export function fileSink(path: string, options: FileSinkOptions): FileSink {
  const { clock, flushEveryMs = 1_000, flushEveryRecords = 200, disk = realDisk } = options;
  const began = clock.now();
  const checkpoints: Checkpoint[] = [];
  let counts: HistoryFooter["counts"] = { exchanges: 0, scenarios: 0, steps: 0 };
  let waiting: string[] = [];
  let file: number | undefined;
  let timer: TimerHandle;
  let failure: Error | undefined;
  let last: HistoryRecord["record"] | undefined;
  let isClosed = false;

  const append = (text: string) => {
    file ??= disk.open(path);
    let rest: Uint8Array = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(disk.write(file, rest));
  };

  const flush = () => {
    clock.clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0 || failure !== undefined) return;
    const text = waiting.join("");
    waiting = [];
    try {
      append(text);
      checkpoints.push({ bytes: (checkpoints.at(-1)?.bytes ?? 0) + Buffer.byteLength(text), counts });
    } catch (cause) {
      failure = unwritten(path, cause);
      saveWhatFits(reasonOf(cause));
    }
  };

  const footerOf = (reason: string, of: HistoryFooter["counts"]): string => {
    const durationMs = clock.now() - began;
    return `${formatLine({ record: "footer", complete: false, reason, counts: of, durationMs })}\n`;
  };

  /** Without this footer the file says by its absence that it was cut off. */
  const saveWhatFits = (found: string) => {
    const full = checkpoints.at(-1)?.bytes ?? 0;
    const kept = checkpoints.findLast(({ bytes }) => bytes <= full - FOOTER_ROOM_BYTES) ?? checkpoints[0];
    if (file === undefined || kept === undefined) return;
    try {
      disk.truncate(file, kept.bytes);
      append(footerOf(`the history could not be written further: ${found}`, kept.counts));
    } catch {
      // The disk is fuller than full; what stands there is still whole lines.
    }
  };

  return {
    write: (record) => {
      if (failure !== undefined || isClosed) return;
      last = record.record;
      counts = counted(counts, record);
      waiting.push(`${formatLine(record)}\n`);
      const isDue =
        waiting.length >= flushEveryRecords || record.record === "footer" || record.record === "header";
      if (isDue) flush();
      else timer ??= clock.setTimeout(flush, flushEveryMs);
    },
    get failure() {
      return failure;
    },
    close: (reason) => {
      if (isClosed) return;
      if (reason !== undefined && last !== undefined && last !== "footer")
        waiting.push(footerOf(reason, counts));
      isClosed = true;
      flush();
      if (file !== undefined) disk.close(file);
      file = undefined;
    },
  };
}

function counted(counts: HistoryFooter["counts"], { record }: HistoryRecord): HistoryFooter["counts"] {
  const { exchanges, scenarios, steps } = counts;
  return {
    exchanges: exchanges + Number(record === "exchange"),
    scenarios: scenarios + Number(record === "scenario"),
    steps: steps + Number(record === "step"),
  };
}

/**
 * Reads a history file line by line.
 *
 * @throws HistoryError when it cannot be read, is no history, or was cut off and `partial` was not asked for
 */
export async function readHistoryFile(path: string, options: ReadOptions = {}): Promise<History> {
  const reader = historyReader(options);
  try {
    for await (const line of linesOf(createReadStream(path, "utf8"))) reader.take(line);
  } catch (cause) {
    if (cause instanceof HistoryError) throw cause;
    const message = `Cannot read history ${path}: wanted a file, found: ${reasonOf(cause)}.`;
    const hint = "Name a file that rollcall run --history wrote.";
    throw new HistoryError("history-unreadable", message, { hint, cause });
  }
  return reader.finish();
}

/** Lines end with a line feed and with nothing else: strings may hold other line ends. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let pending: string[] = [];
  for await (const chunk of chunks) {
    const [head = "", ...others] = chunk.split("\n");
    pending.push(head);
    for (const other of others) {
      yield pending.join("");
      pending = [other];
    }
  }
  const rest = pending.join("");
  if (rest !== "") yield rest;
}

function unwritten(path: string, cause: unknown): HistoryError {
  const message = `Cannot write history ${path}: wanted to append to it, found: ${reasonOf(cause)}.`;
  const hint = "Make room on that disk, or write the history elsewhere with --history.";
  return new HistoryError("history-unwritten", message, { hint, cause });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
