import type { Answer } from "./answer.ts";
import { SetUpError } from "./set-up-error.ts";
import { toldAnswer } from "./told-answer.ts";

/** What to throw where the server has answered something that a set-up cannot go on with. */
export function refusedSetUp(what: string, answer: Answer): SetUpError {
  const outcome =
    answer.kind === "answered" && answer.status !== 429 && answer.status < 500 ? "error" : "inconclusive";
  return new SetUpError(`Cannot ${what}: wanted a success, found ${toldAnswer(answer)}.`, { outcome });
}
