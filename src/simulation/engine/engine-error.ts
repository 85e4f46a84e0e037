/** The engine that brings processes together cannot be used. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code = "engine-failed";
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
