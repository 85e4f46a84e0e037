import type { RunError } from "../runner/run-error.ts";

/** The run broke before there was anything to report. */
export class RunBroke extends Error {
  override readonly name = "RunBroke";
  readonly code: RunError["code"];
  readonly hint: string;

  constructor({ code, message, hint }: RunError) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
