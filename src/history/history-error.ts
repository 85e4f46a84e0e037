/** What can be wrong with a history: it cannot be taken as evidence, or it cannot be written. */
export type HistoryErrorCode = "history-refused" | "history-unreadable" | "history-unwritten";

/** A history that cannot be used, with what to do next. */
export class HistoryError extends Error {
  readonly code: HistoryErrorCode;
  readonly hint: string;

  constructor(
    code: HistoryErrorCode,
    message: string,
    more: { readonly hint: string; readonly cause?: unknown },
  ) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.name = "HistoryError";
    this.code = code;
    this.hint = more.hint;
  }
}
