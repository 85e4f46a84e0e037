/** The command line asks for something that cannot be: exit code 64, before anything was sent or written. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code = "usage";
  /** What to do next. */
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
