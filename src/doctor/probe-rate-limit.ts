import type { Answer } from "../runner/answer.ts";
import type { HttpClient } from "../runner/http-client.ts";
import type { Scene } from "../runner/scene.ts";
import type { Ms } from "../time/clock.ts";
import type { Latency, RateLimitProbe } from "./examination.ts";
import { put } from "./practice.ts";
import { latencyOf } from "./probe-latency.ts";

const SERIES = 30;

export interface SeriesOfPuts {
  readonly rateLimit: RateLimitProbe;
  readonly latencies: readonly Latency[];
}

/**
 * Sets Dave's presence again and again until the server has enough of it.
 *
 * @param impatient a client that does not wait when it is told to
 */
export async function probeRateLimit(scene: Scene, impatient: HttpClient): Promise<SeriesOfPuts> {
  const answers: Answer[] = [];
  for (let number = 0; number < SERIES && !scene.ending.signal.aborted; number++) {
    const presence = number % 2 === 0 ? "online" : "unavailable";
    const answer = await put(scene, { user: "D", presence }, impatient);
    answers.push(answer);
    if (isLimit(answer)) break;
  }
  return { rateLimit: limitIn(answers), latencies: latencyOf("PUT presence", answers) };
}

function limitIn(answers: readonly Answer[]): RateLimitProbe {
  const at = answers.findIndex(isLimit);
  if (at < 0) return { sent: answers.length };
  const retryAfterMs = hintIn(answers[at]);
  return { sent: answers.length, takenBefore: at, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function isLimit(answer: Answer): boolean {
  return answer.kind === "answered" && answer.status === 429;
}

function hintIn(answer: Answer | undefined): Ms | undefined {
  const json = answer?.kind === "answered" ? answer.json : undefined;
  if (typeof json !== "object" || json === null || !("retry_after_ms" in json)) return undefined;
  const { retry_after_ms: hint } = json;
  return typeof hint === "number" && hint >= 0 ? hint : undefined;
}
