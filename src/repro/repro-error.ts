/** Why something cannot be reproduced, or told as a script. */
export class ReproError extends Error {
  override readonly name = "ReproError";
  readonly code: "no-such-finding" | "other-model" | "no-such-scenario" | "not-tellable";
  readonly hint: string;

  constructor(code: ReproError["code"], message: string, { hint }: { readonly hint: string }) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
