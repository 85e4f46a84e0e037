import { ReproError } from "../repro-error.ts";

/** Why there is no honest script. */
export function notTellable(why: string): ReproError {
  return new ReproError("not-tellable", `Cannot write a script of it: ${why}.`, {
    hint: "The acts above show it on the target; the history of a run has every request.",
  });
}
