import type {
  EndRecord,
  History,
  HistoryFooter,
  HistoryHeader,
  ScenarioRecord,
  StepRecord,
} from "./history.ts";
import { ExchangeLog } from "./exchange-log.ts";
import { HistoryError } from "./history-error.ts";
import type { HistorySink } from "./history-sink.ts";

/** A sink that keeps the history for judging. */
export interface MemoryHistory extends HistorySink {
  /**
   * The history so far; without a footer as long as the run goes on.
   *
   * @throws HistoryError before the header was written
   */
  history(): History;
}

export function memoryHistory(): MemoryHistory {
  let header: HistoryHeader | undefined;
  let footer: HistoryFooter | undefined;
  const scenarios: ScenarioRecord[] = [];
  const steps: StepRecord[] = [];
  const ends: EndRecord[] = [];
  const exchanges = new ExchangeLog();
  return {
    write: (record) => {
      switch (record.record) {
        case "header":
          header = record;
          return;
        case "scenario":
          scenarios.push(record);
          return;
        case "step":
          steps.push(record);
          return;
        case "end":
          ends.push(record);
          return;
        case "exchange":
          exchanges.add(record);
          return;
        case "footer":
          footer = record;
          return;
      }
    },
    history: () => {
      if (header === undefined) {
        throw new HistoryError("history-refused", "Cannot read history: wanted a header first, found none.", {
          hint: "The file is empty or is no history of rollcall.",
        });
      }
      return { header, scenarios, steps, ends, exchanges, ...(footer === undefined ? {} : { footer }) };
    },
  };
}
