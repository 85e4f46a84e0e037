/** What a check wanted did not hold; the message says what was wanted and what was found. */
export class CheckFailed extends Error {
  override readonly name = "CheckFailed";
}

/** Goes on only when the claim holds. @throws CheckFailed that repeats the claim */
export function must(holds: boolean, claim: string): asserts holds {
  if (!holds) throw new CheckFailed(`wanted ${claim}`);
}
