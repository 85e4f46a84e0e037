import type { Redis } from "ioredis";
import { type Ms, sleep } from "../../time/clock.ts";
import { wallClock } from "../../time/wall-clock.ts";
import type { FromShard } from "../shards/messages.ts";
import { type ClockOffset, clockOffset } from "../shards/clock-offset.ts";

/** The resolution of a wall clock. */
const WALL_CLOCK_MS: Ms = 1;
/** Clocks run apart by some ms an hour; whoever sets one makes it leap. */
const LOOK_MS: Ms = 10_000;

/** How the wall clock of this machine stands to that of Redis, which all machines of a simulation share. */
export function redisClockOffset(redis: Redis, wallClockMs: () => Ms): Promise<ClockOffset> {
  const ask = async () => {
    const [seconds, microseconds] = await redis.time();
    return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
  };
  return clockOffset({ ask, now: wallClockMs, resolutionMs: WALL_CLOCK_MS });
}

interface ClockWatch {
  /** How it stood at the beginning. */
  readonly clock: ClockOffset;
  readonly wallClockMs: () => Ms;
  readonly tell: (message: Extract<FromShard, { kind: "clock" }>) => void;
  readonly signal: AbortSignal;
}

/** Looks again from time to time, until the signal is aborted: tells when times may be further off than was said. */
export async function watchClock(
  redis: Redis,
  { clock, wallClockMs, tell, signal }: ClockWatch,
): Promise<void> {
  let toldMs = clock.boundMs;
  while (!signal.aborted) {
    await sleep(wallClock, LOOK_MS, signal);
    if (signal.aborted) return;
    const now = await redisClockOffset(redis, wallClockMs).catch(() => clock);
    const leastMs = Math.abs(now.offsetMs - clock.offsetMs) - now.boundMs;
    if (leastMs <= toldMs) continue;
    toldMs = leastMs + 2 * now.boundMs;
    tell({ kind: "clock", boundMs: toldMs });
  }
}
