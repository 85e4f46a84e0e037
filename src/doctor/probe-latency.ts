import { quantile } from "../judge/quantile.ts";
import type { Answer } from "../runner/answer.ts";
import type { Scene } from "../runner/scene.ts";
import type { Ms } from "../time/clock.ts";
import type { Latency } from "./examination.ts";
import { get, poll } from "./practice.ts";

/** Enough for a median; the 99th percentile of so few is their worst. */
const REQUESTS = 30;

/** How long looks and streams take, one after the other. */
export async function probeLatency(scene: Scene): Promise<readonly Latency[]> {
  const looks: Answer[] = [];
  const streams: Answer[] = [];
  let since: string | null = null;
  for (let number = 0; number < REQUESTS && !scene.ending.signal.aborted; number++) {
    looks.push(await get(scene, { user: "B", subject: "A" }));
    const { answer, next } = await poll(scene, { user: "B", setPresence: "offline", since });
    streams.push(answer);
    since = next;
  }
  return [...latencyOf("GET presence", looks), ...latencyOf("stream", streams)];
}

/** Of the requests that were answered at their first attempt; none: nothing. */
export function latencyOf(request: Latency["request"], answers: readonly Answer[]): readonly Latency[] {
  const times = answers.flatMap((answer): Ms[] =>
    answer.kind === "answered" && answer.attempts === 1 && answer.status !== 429
      ? [answer.received - answer.sent]
      : [],
  );
  if (times.length === 0) return [];
  return [{ request, count: times.length, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) }];
}
