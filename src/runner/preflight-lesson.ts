import type { Exchange } from "../history/history.ts";
import type { RunError } from "./run-error.ts";

/**
 * Why the preflight taught nothing: everything that it asked about presence was lost on the way, so whatever would be
 * asked later would be lost as well. Undefined when at least one answer came.
 */
export function whyNothingLearned(preflight: readonly Exchange[]): RunError | undefined {
  const asked = preflight.filter(
    ({ operation }) => operation.kind === "putPresence" || operation.kind === "getPresence",
  );
  const [first] = asked;
  if (first === undefined || asked.some(({ outcome }) => outcome !== "lost")) return undefined;
  return {
    code: "preflight-failed",
    message: `Cannot learn anything about presence: wanted an answer to one of ${asked.length} requests, found ${first.trouble ?? "none"}.`,
    hint: "Rooms and accounts work: see in the log of the server, and of a gateway before it, what becomes of requests to /presence.",
  };
}
