/** What the user is told of an error; also how an error stands in a report. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** An error of any kind as something to tell. Errors of this program bring a code and a hint; others are our bugs. */
export function toldError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { code: "unexpected", message: String(error), hint: BUG_HINT };
  const { code, hint } = error as { code?: unknown; hint?: unknown };
  return {
    code: typeof code === "string" ? code : "unexpected",
    message: error.message,
    hint: typeof hint === "string" ? hint : BUG_HINT,
  };
}

const BUG_HINT =
  "This looks like a fault of rollcall itself: please report it with the command that you used.";
