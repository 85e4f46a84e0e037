/** An expectations file that cannot be used, with what to do next. */
export class ExpectationsError extends Error {
  override readonly name = "ExpectationsError";
  readonly code = "expectations-refused";
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
