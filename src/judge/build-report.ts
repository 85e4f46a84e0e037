import type { History } from "../history/history.ts";
import type { Judgement } from "./verdict.ts";
import type { Report } from "./report.ts";

/** A judged history as a report; `errors` are those of the run, where it broke. */
export function buildReport(_history: History, _judgement: Judgement, _errors: Report["errors"]): Report {
  throw new Error("not yet");
}
