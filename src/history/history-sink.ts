import type { HistoryRecord } from "./history.ts";

/** Where the records of a history go, one after the other, header first and footer last. */
export interface HistorySink {
  /** Never throws: a sink that can take no more says so in `failure`. */
  write(record: HistoryRecord): void;
  /** Why nothing more can be written; the run then ends. */
  readonly failure?: Error | undefined;
}
