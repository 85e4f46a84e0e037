/** A workload that cannot be simulated, and why. */
export class WorkloadError extends Error {
  override readonly name = "WorkloadError";
  readonly code = "bad-workload";
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
