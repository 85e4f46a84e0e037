import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { Ms } from "../../time/clock.ts";
import type { FromShard, ToShard } from "../shards/messages.ts";
import type { Shard } from "../shards/shard.ts";
import type { Settled } from "../shards/together.ts";
import type { ClockOffset } from "../shards/clock-offset.ts";
import { redisClockOffset, watchClock } from "./redis-clock.ts";
import { bearsBreaks, connected } from "./redis-connection.ts";
import { downKey, KEPT_S, knownKey, QUEUE, upKey } from "./redis-names.ts";
import type { ShardJob } from "./redis-shards.ts";

/** A process with a part of the users, apart from this one, whose locks have to be renewed in time. */
export interface HostedShard {
  tell(message: ToShard): void;
  kill(): void;
  /** How it ended, in a few words; undefined: as it should. */
  readonly ended: Promise<string | undefined>;
}

export interface ServeOptions {
  readonly url: string;
  /** Parts at the same time. */
  readonly concurrency: number;
  /** Starts the process for a plan. */
  readonly start: (plan: unknown, hear: (message: FromShard) => void) => HostedShard;
  /** Of this machine, in ms since 1970. */
  readonly wallClockMs: () => Ms;
  readonly onReady: () => void;
  readonly onJob: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A worker that does not renew its lock for so long is lost, and its part is begun again elsewhere. */
const LOCK_MS: Ms = 2_000;
/** So often it is looked for parts whose worker is lost. */
const LOOK_MS: Ms = 500;
/** A part may be lost so often. */
const MOST_LOSSES = 2;
const HEAR_S = 1;
/** Taking leave of an engine that does not answer gets this long. */
const FAREWELL_MS: Ms = 2_000;

/**
 * Takes parts of simulations from the queue, until it is told to stop.
 *
 * @throws EngineError when there is no Redis
 */
export async function serveShards(options: ServeOptions): Promise<void> {
  const { url, concurrency, start, wallClockMs, onReady, onJob, signal } = options;
  const redis = await connected(url);
  const connection = bearsBreaks(redis.duplicate());
  const worker = new Worker<ShardJob>(
    QUEUE,
    async (job, _token, cancelled) => {
      const attempt = job.attemptsStarted;
      const { plan } = job.data;
      onJob(
        `part ${plan.shard.index + 1} of ${plan.shard.count} of ${plan.runId}${attempt > 1 ? `, begun again (${attempt})` : ""}`,
      );
      const known = attempt > 1 ? await redis.get(knownKey(plan.runId)) : null;
      const shard: Shard = { ...plan.shard, attempt };
      const clock = await redisClockOffset(redis, wallClockMs);
      const whole = {
        ...plan,
        shard,
        clock,
        ...(known === null ? {} : { known: JSON.parse(known) as Settled }),
      };
      await host(redis, {
        whole,
        shard,
        runId: plan.runId,
        start,
        clock,
        wallClockMs,
        signals: [signal, ...(cancelled ? [cancelled] : [])],
      });
    },
    {
      connection,
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_MS,
      maxStalledCount: MOST_LOSSES,
    },
  );
  bearsBreaks(worker);
  onReady();
  // Somebody else has the part by now: to go on with it would be twice the load.
  worker.on("lockRenewalFailed", (jobs) => {
    for (const job of jobs) worker.cancelJob(job);
  });
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await Promise.race([worker.close(true), sleep(FAREWELL_MS, undefined, { ref: false })]);
  connection.disconnect();
  redis.disconnect();
}

interface Hosting {
  readonly whole: unknown;
  readonly shard: Shard;
  readonly runId: string;
  readonly start: ServeOptions["start"];
  /** How the clock of this machine stands at the beginning. */
  readonly clock: ClockOffset;
  readonly wallClockMs: () => Ms;
  readonly signals: readonly AbortSignal[];
}

/** Starts the process, and carries messages in both directions until it ends. */
async function host(redis: Redis, hosting: Hosting): Promise<void> {
  const { whole, shard, runId, start, clock, wallClockMs, signals } = hosting;
  const [up, down] = [upKey(runId), downKey(runId, shard.index)];
  // What was meant for a process that is lost is not for this one.
  await redis.del(down);
  const told: Promise<unknown>[] = [];
  const tell = (message: FromShard) => {
    const news = JSON.stringify({ shard: shard.index, attempt: shard.attempt, message });
    told.push(redis.multi().rpush(up, news).expire(up, KEPT_S).exec());
  };
  const running = start(whole, tell);
  const reader = bearsBreaks(redis.duplicate());
  const stop = () => running.kill();
  for (const signal of signals) signal.addEventListener("abort", stop, { once: true });
  if (signals.some(({ aborted }) => aborted)) stop();
  const over = new AbortController();
  const hear = async () => {
    while (!over.signal.aborted) {
      const [, text] = (await reader.blpop(down, HEAR_S).catch(() => undefined)) ?? [];
      if (text !== undefined && !over.signal.aborted) running.tell(JSON.parse(text) as ToShard);
    }
  };
  const hearing = hear();
  void watchClock(redis, { clock, wallClockMs, tell, signal: over.signal });
  const why = await running.ended;
  over.abort();
  for (const signal of signals) signal.removeEventListener("abort", stop);
  await Promise.allSettled(told);
  reader.disconnect();
  await hearing;
  if (why !== undefined) throw new Error(why);
}
