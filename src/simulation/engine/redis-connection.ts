import { Redis } from "ioredis";
import type { Ms } from "../../time/clock.ts";
import { EngineError } from "./engine-error.ts";

/** Each connection that breaks is an event, and nothing that the next one does not mend. */
export function bearsBreaks<T extends { on(event: "error", listener: () => void): unknown }>(
  connection: T,
): T {
  connection.on("error", () => undefined);
  return connection;
}

const CONNECT_MS: Ms = 5_000;
const LONGEST_PAUSE_MS: Ms = 2_000;

/**
 * A connection to Redis that comes back by itself when it breaks.
 *
 * @throws EngineError when there is nobody at first
 */
export async function connected(url: string): Promise<Redis> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    // As BullMQ wants it: commands wait for the connection instead of failing.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** times),
  });
  // When it gives up it says only that it is closed; why is told before.
  let trouble: Error | undefined;
  redis.on("error", (error: Error) => {
    trouble = error;
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${CONNECT_MS} ms`)), CONNECT_MS).unref();
  });
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), late]);
    return redis;
  } catch (cause) {
    redis.disconnect();
    const { message: found } = trouble ?? (cause as Error);
    throw new EngineError(
      `Cannot reach the engine: wanted a Redis that answers, found ${found}.`,
      "Is redis-server running there, and does it listen on that address?",
      { cause },
    );
  }
}
