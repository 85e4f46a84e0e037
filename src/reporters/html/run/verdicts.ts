import type { Verdict } from "../../../judge/verdict.ts";

/** In the order in which somebody wants to see them. */
export const VERDICTS: readonly Verdict[] = [
  "fail",
  "error",
  "warn",
  "inconclusive",
  "observed",
  "pass",
  "skipped",
];
