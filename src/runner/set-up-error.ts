/** The stage for a scenario could not be set: by the network's fault (`inconclusive`), or for a lasting reason. */
export class SetUpError extends Error {
  readonly outcome: "inconclusive" | "error";
  readonly code: "set-up-failed" | "no-accounts";
  readonly hint: string;

  constructor(
    message: string,
    how: {
      readonly outcome: SetUpError["outcome"];
      readonly code?: SetUpError["code"];
      readonly hint?: string;
    },
  ) {
    super(message);
    this.name = "SetUpError";
    this.outcome = how.outcome;
    this.code = how.code ?? "set-up-failed";
    this.hint = how.hint ?? "Look at the server's log for what it did with this request.";
  }
}
