import { Queue, QueueEvents } from "bullmq";
import type { Redis } from "ioredis";
import { type Clock, type Ms, sleep } from "../../time/clock.ts";
import type { ShardNews, Shards } from "../shards/shards.ts";
import type { Shard } from "../shards/shard.ts";
import { EngineError } from "./engine-error.ts";
import { redisClockOffset } from "./redis-clock.ts";
import { bearsBreaks, connected } from "./redis-connection.ts";
import { downKey, KEPT_S, knownKey, QUEUE, upKey } from "./redis-names.ts";

export interface RedisShardsOptions {
  readonly url: string;
  readonly count: number;
  /** How long to wait for enough workers. */
  readonly waitMs: Ms;
  readonly clock: Clock;
  /** Of this machine, in ms since 1970. */
  readonly wallClockMs: () => Ms;
}

/** A plan for other processes, but for which part is theirs. */
export interface SharedPlan {
  readonly runId: string;
  /** When the run began, by the clock of whoever makes the plan; by that of Redis in what a job holds. */
  readonly beganAtMs: Ms;
}

/** What a job of the queue holds. */
export interface ShardJob {
  readonly plan: SharedPlan & { readonly shard: Omit<Shard, "attempt"> };
}

/** How long one look for messages takes; then it is looked whether to go on. */
const LOOK_S = 1;
const RETRY_MS: Ms = 500;
/** How long it may take to leave nothing behind. */
const FAREWELL_MS: Ms = 2_000;

/** Processes anywhere that take parts of the users from a queue in Redis: `rollcall worker`. */
export function redisShards(plan: SharedPlan, options: RedisShardsOptions): Shards {
  const { url, count, waitMs, clock, wallClockMs } = options;
  const { runId } = plan;
  let open: Connections | undefined;
  let isClosing = false;
  return {
    count,
    begin: async (hear) => {
      const connections = await connect(url);
      open = connections;
      const { queue, events } = connections;
      await enoughWorkers(queue, { count, waitMs, clock });
      const { offsetMs } = await redisClockOffset(connections.writer, wallClockMs);
      const shared = { ...plan, beganAtMs: plan.beganAtMs + offsetMs };
      const isOurs = (jobId: string) => jobId.startsWith(`${runId}-`);
      events.on("stalled", ({ jobId }) => {
        if (isOurs(jobId))
          hear({ shard: shardOf(jobId), lost: "its worker does not answer any more", isFinal: false });
      });
      events.on("failed", ({ jobId, failedReason }) => {
        if (isOurs(jobId)) hear({ shard: shardOf(jobId), lost: failedReason, isFinal: true });
      });
      void listen(connections.reader, { key: upKey(runId), hear, isClosing: () => isClosing, clock });
      await queue.addBulk(
        Array.from({ length: count }, (_, index) => ({
          name: "shard",
          data: { plan: { ...shared, shard: { index, count } } } satisfies ShardJob,
          opts: {
            jobId: `${runId}-${index}`,
            attempts: 1,
            removeOnComplete: true,
            removeOnFail: { age: KEPT_S },
          },
        })),
      );
    },
    tell: (shard, message) => {
      const key = downKey(runId, shard);
      void open?.writer
        .multi()
        .rpush(key, JSON.stringify(message))
        .expire(key, KEPT_S)
        .exec()
        .catch(() => undefined);
    },
    remember: (known) => {
      void open?.writer.set(knownKey(runId), JSON.stringify(known), "EX", KEPT_S).catch(() => undefined);
    },
    close: async () => {
      isClosing = true;
      if (open === undefined) return;
      const { queue, events, writer, connections } = open;
      const keys = [
        upKey(runId),
        knownKey(runId),
        ...Array.from({ length: count }, (_, shard) => downKey(runId, shard)),
      ];
      const tidy = async () => {
        await writer.del(...keys).catch(() => undefined);
        await Promise.allSettled([queue.close(), events.close()]);
      };
      // Commands wait for a Redis that has gone away for as long as it takes, and it may never come back.
      await Promise.race([tidy(), sleep(clock, FAREWELL_MS)]);
      void Promise.allSettled([queue.disconnect(), events.disconnect()]);
      for (const connection of connections) connection.disconnect();
    },
  };
}

function shardOf(jobId: string): number {
  return Number(jobId.slice(jobId.lastIndexOf("-") + 1));
}

interface Connections {
  readonly queue: Queue;
  readonly events: QueueEvents;
  readonly writer: Redis;
  readonly reader: Redis;
  /** All of them, to be given up. */
  readonly connections: readonly Redis[];
}

async function connect(url: string): Promise<Connections> {
  const writer = await connected(url);
  const [reader, events] = [bearsBreaks(writer.duplicate()), bearsBreaks(writer.duplicate())];
  return {
    writer,
    reader,
    connections: [writer, reader, events],
    queue: bearsBreaks(new Queue(QUEUE, { connection: writer })),
    events: bearsBreaks(new QueueEvents(QUEUE, { connection: events })),
  };
}

/** A queue begins with a part whenever somebody is free; all of them have to be, at once. */
async function enoughWorkers(
  queue: Queue,
  { count, waitMs, clock }: Pick<RedisShardsOptions, "count" | "waitMs" | "clock">,
): Promise<void> {
  const until = clock.now() + waitMs;
  for (;;) {
    const workers = await queue.getWorkers();
    if (workers.length >= count) return;
    if (clock.now() + RETRY_MS > until)
      throw new EngineError(
        `Cannot begin: wanted ${count} workers at the engine, found ${workers.length}.`,
        "Start more of them: rollcall worker --engine <url>. --wait 60s waits for them; --workers asks for fewer.",
      );
    await sleep(clock, RETRY_MS);
  }
}

interface Listening {
  readonly key: string;
  readonly hear: (news: ShardNews) => void;
  readonly isClosing: () => boolean;
  readonly clock: Clock;
}

async function listen(reader: Redis, { key, hear, isClosing, clock }: Listening): Promise<void> {
  while (!isClosing()) {
    try {
      const [, text] = (await reader.blpop(key, LOOK_S)) ?? [];
      if (text !== undefined) hear(JSON.parse(text) as ShardNews);
    } catch {
      // Redis is away for a moment: the connection comes back by itself, and messages wait.
      await sleep(clock, RETRY_MS);
    }
  }
}
