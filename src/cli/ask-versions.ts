import { createHttpClient } from "../runner/http-client.ts";
import { CONTRACT_LIMITS } from "../runner/limits.ts";
import { reachTarget } from "../runner/reach-target.ts";
import { createVitals } from "../runner/vitals.ts";
import { versionsAnswerSchema } from "../spec/wire/versions-answer.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Ms } from "../time/clock.ts";
import { RunBroke } from "./run-broke.ts";
import { tool } from "./tool.ts";

/** How patient to be. */
export interface AskOptions {
  readonly waitMs: Ms;
  readonly signal: AbortSignal;
}

/**
 * The versions that the server says it speaks; waits for a server that is not ready yet as long as it may.
 *
 * @returns none when it answers as a Matrix server does, but knows no such question
 * @throws RunBroke when it cannot be reached or is no Matrix server
 */
export async function askVersions(
  target: OpenTarget,
  { waitMs, signal }: AskOptions,
): Promise<readonly string[]> {
  const { dispatcher, baseUrl, clock, name } = target;
  const client = createHttpClient({
    dispatcher,
    baseUrl,
    clock,
    limits: CONTRACT_LIMITS,
    vitals: createVitals(clock, () => undefined),
    tokenForm: "header",
    userAgent: `${tool.name}/${tool.version}`,
  });
  const reach = await target.perform(() => reachTarget({ client, clock, name, waitMs, signal }));
  if (reach.kind === "failed") throw new RunBroke(reach.error);
  const answer = versionsAnswerSchema.safeParse(
    reach.answer.kind === "answered" ? reach.answer.json : undefined,
  );
  return answer.success ? answer.data.versions : [];
}
