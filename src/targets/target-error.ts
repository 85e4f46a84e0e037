export type TargetErrorCode =
  | "bad-url"
  | "bad-timers"
  | "bad-target-file"
  | "process-failed"
  | "no-container-engine"
  | "no-image"
  | "container-failed";

/** A target, or its timers, that cannot be used; with what to do next. */
export class TargetError extends Error {
  readonly code: TargetErrorCode;
  readonly hint: string;

  constructor(code: TargetErrorCode, message: string, hint: string) {
    super(message);
    this.name = "TargetError";
    this.code = code;
    this.hint = hint;
  }
}
