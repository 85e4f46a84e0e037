/** A target, or its timers, that cannot be used; with what to do next. */
export class TargetError extends Error {
  readonly code: "bad-url" | "bad-timers";
  readonly hint: string;

  constructor(code: "bad-url" | "bad-timers", message: string, hint: string) {
    super(message);
    this.name = "TargetError";
    this.code = code;
    this.hint = hint;
  }
}
