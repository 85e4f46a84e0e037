import type { Ms } from "../../time/clock.ts";
import type { Latencies } from "../measure/latencies.ts";
import type { Counters } from "../measure/measurements.ts";
import type { Stretch } from "../measure/time-series.ts";

/** Who could not keep up, and how that is known. */
export interface Bottleneck {
  readonly side: "none" | "server" | "harness";
  readonly why: string;
}

export interface Evidence {
  readonly stretches: readonly Stretch[];
  readonly request: Latencies;
  readonly lateness: Latencies;
  readonly counters: Pick<Counters, "requests" | "limited">;
  readonly loadMs: Ms;
}

/** Later than this, and our own lateness is part of what we measure. */
const LATE_MS: Ms = 50;
/** In this share of the time; one second alone is not often. */
const OFTEN = 0.1;
/** Who waits so long for an answer is not served as fast as they ask. */
const SLOW_MS: Ms = 1_000;

/** Of so many requests some wait for their turn because the server limits how often it is asked. */
const LIMITED = 0.01;

/** A process that is late and has used less of a core than this was kept from running. */
const BUSY_CORES = 0.6;

/** Whoever delays so many times more than the other is to blame. */
const MANY_TIMES = 5;

/** Whether the schedule was kept, and if not, by whose fault. */
export function bottleneckOf({ stretches, request, lateness, counters, loadMs }: Evidence): Bottleneck {
  const late = stretches.filter(({ loopP99Ms }) => loopP99Ms > LATE_MS).length;
  const [ownMs, p99Ms] = [lateness.atPercentile(99), request.atPercentile(99)];
  if (p99Ms > SLOW_MS && p99Ms > MANY_TIMES * ownMs) {
    const waiting = stretches.at(-1)?.unanswered ?? 0;
    const peak = Math.max(0, ...stretches.map(({ unanswered }) => unanswered));
    const own = ownMs > LATE_MS ? `no more than ${Math.round(ownMs)} ms late` : "on time";
    return {
      side: "server",
      why: `1 % of all requests waited more than ${(p99Ms / 1_000).toFixed(1)} s for their answer, up to ${peak} of them at once (${waiting} at the end), while our own acts began ${own}: ${sayCause(counters)}`,
    };
  }
  if (ownMs > LATE_MS || late > Math.max(1, OFTEN * stretches.length)) {
    const cores = Math.max(0, ...stretches.map((stretch) => stretch.cores));
    return {
      side: "harness",
      why: `1 % of all acts began more than ${Math.round(ownMs)} ms late, and in ${late} of ${stretches.length} s our own timers were late (at most ${cores.toFixed(2)} cores): ${cores < BUSY_CORES ? ELSEWHERE : OVERWORKED}`,
    };
  }
  const why = loadMs === 0 ? "nothing was measured" : "all acts began on time and were answered in time";
  return { side: "none", why };
}

function sayCause({ requests, limited }: Evidence["counters"]): string {
  if (limited <= LIMITED * requests) return "it does not bear this rate";
  return `it limits how often it is asked (${limited} of ${requests} requests came back with 429 and waited as long as it said): with fewer acts of each user, or its limit lifted (Synapse \`rc_presence.per_user\`), the figures are what it bears`;
}

const OVERWORKED = "with more --workers or fewer acts a second the figures are the server's";
const ELSEWHERE =
  "something else takes this machine's processors, the server itself perhaps: on a machine of our own, or with fewer acts a second, the figures are the server's";
