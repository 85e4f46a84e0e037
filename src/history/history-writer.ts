import type { Clock, Ms } from "../time/clock.ts";
import {
  type EndRecord,
  type Exchange,
  HISTORY_FORMAT,
  type HistoryFooter,
  type HistoryHeader,
  type HistoryRecord,
  type Json,
  type ScenarioRecord,
  type StepRecord,
} from "./history.ts";
import type { HistorySink } from "./history-sink.ts";
import { type Allowance, limitJson } from "./limit-json.ts";
import type { Redactor } from "./redaction.ts";

/** An exchange before it has a place in the history. */
export type ExchangeDraft = Omit<Exchange, "record" | "index">;

/** Puts records in order, counts them, takes secrets out and cuts what is too long, and hands them to the sinks. */
export interface HistoryWriter {
  begin(header: Omit<HistoryHeader, "record" | "format">): void;
  scenario(record: Omit<ScenarioRecord, "record">): void;
  step(record: Omit<StepRecord, "record">): void;
  /** @returns the exchange as it was written */
  exchange(draft: ExchangeDraft): Exchange;
  end(record: Omit<EndRecord, "record">): void;
  /** Writes the footer; what comes later is dropped. */
  close(ending: Pick<HistoryFooter, "complete" | "reason" | "leftOut">): void;
  /** Why a sink can take no more. */
  readonly failure: Error | undefined;
}

/** Kept of one record, in bytes of memory: a guess, far above what an honest answer about presence needs. */
const RECORD_BYTES = 2 * 1024 * 1024;
/** Kept of all records together; after that each record only gets {@link SPARE_BYTES}. */
const HISTORY_BYTES = 128 * 1024 * 1024;
const SPARE_BYTES = 16 * 1024;

export interface HistoryWriterOptions {
  readonly clock: Clock;
  readonly redactor: Redactor;
  readonly sinks: readonly HistorySink[];
}

export function createHistoryWriter({ clock, redactor, sinks }: HistoryWriterOptions): HistoryWriter {
  const counts = { exchanges: 0, scenarios: 0, steps: 0 };
  let bytesLeft = HISTORY_BYTES;
  let began: Ms = clock.now();
  let isClosed = false;

  const write = <R extends HistoryRecord>(record: R): R => {
    const allowance: Allowance = { bytesLeft: Math.max(SPARE_BYTES, Math.min(RECORD_BYTES, bytesLeft)) };
    const before = allowance.bytesLeft;
    // Our own keys are always kept, however much stands in them: without one of them it is no record.
    const entries = Object.entries(record as unknown as { readonly [key: string]: Json });
    const kept = Object.fromEntries(
      entries.map(([key, value]) => [key, limitJson(value, allowance, redactor)]),
    ) as unknown as R;
    bytesLeft -= before - allowance.bytesLeft;
    const told = record.record === "exchange" && allowance.isCut ? { ...kept, isCut: true } : kept;
    if (!isClosed) for (const sink of sinks) sink.write(told);
    return told;
  };

  return {
    begin: (header) => {
      began = clock.now();
      write({ record: "header", format: HISTORY_FORMAT, ...header });
    },
    scenario: (record) => {
      counts.scenarios += 1;
      write({ record: "scenario", ...record });
    },
    step: (record) => {
      counts.steps += 1;
      write({ record: "step", ...record });
    },
    exchange: (draft) => {
      const index = counts.exchanges++;
      return write({ record: "exchange", index, ...draft });
    },
    end: (record) => void write({ record: "end", ...record }),
    close: ({ complete, reason, leftOut }) => {
      const durationMs = clock.now() - began;
      const footer: HistoryFooter = {
        record: "footer",
        complete,
        ...(reason === undefined ? {} : { reason }),
        counts: { ...counts },
        durationMs,
        ...(leftOut === undefined ? {} : { leftOut }),
      };
      write(footer);
      isClosed = true;
    },
    get failure() {
      return sinks.map(({ failure }) => failure).find((failure) => failure !== undefined);
    },
  };
}
