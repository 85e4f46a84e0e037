import { createHalt } from "../runner/halt.ts";
import { createHttpClient } from "../runner/http-client.ts";
import { CONTRACT_LIMITS } from "../runner/limits.ts";
import { reachTarget } from "../runner/reach-target.ts";
import { createVitals } from "../runner/vitals.ts";
import { watchUser } from "../runner/watch-user.ts";
import { versionsAnswerSchema } from "../spec/wire/versions-answer.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Clock, Ms } from "../time/clock.ts";
import { RunBroke } from "./run-broke.ts";
import { tool } from "./tool.ts";

/** How patient to be. */
export interface AskOptions {
  readonly waitMs: Ms;
  readonly signal: AbortSignal;
  /** The end of the whole run, on `userClock`. */
  readonly maxTimeMs?: Ms;
  readonly userClock?: Clock;
}

/**
 * The versions that the server says it speaks; waits for a server that is not ready yet as long as it may.
 *
 * @returns none when it answers as a Matrix server does, but knows no such question
 * @throws RunBroke when it cannot be reached or is no Matrix server
 */
export async function askVersions(
  target: OpenTarget,
  { waitMs, ...watched }: AskOptions,
): Promise<readonly string[]> {
  const { dispatcher, clock } = target;
  const client = createHttpClient({
    dispatcher,
    clock,
    limits: CONTRACT_LIMITS,
    vitals: createVitals(clock, () => undefined),
    tokenForm: "header",
    userAgent: `${tool.name}/${tool.version}`,
  });
  const halt = createHalt();
  const release = watchUser({ ...watched, target }, halt);
  const reach = await target
    .perform(() => reachTarget({ client, target, waitMs, signal: halt.signal }))
    .finally(release);
  if (reach.kind === "failed") throw new RunBroke(halt.error ?? reach.error);
  const answer = versionsAnswerSchema.safeParse(
    reach.answer.kind === "answered" ? reach.answer.json : undefined,
  );
  return answer.success ? answer.data.versions : [];
}
