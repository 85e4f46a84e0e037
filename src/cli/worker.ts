import { serveShards } from "../simulation/engine/serve-shards.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import type { ShardPlan } from "./shard-plan.ts";
import { startShardProcess } from "./shard-process.ts";

/** What `rollcall worker` was asked for. */
export interface WorkerOptions {
  readonly engine: string;
  readonly concurrency: number;
}

/**
 * Takes parts of simulations from the engine until it is interrupted.
 *
 * @throws EngineError when there is no engine
 */
export async function worker({ engine, concurrency }: WorkerOptions, io: Io): Promise<ExitCode> {
  const stop = new AbortController();
  const unlisten = io.onInterrupt(() => stop.abort());
  try {
    await serveShards({
      url: engine,
      concurrency,
      start: (plan, hear) => startShardProcess(plan as ShardPlan, hear),
      wallClockMs: () => io.wallClockMs(),
      onReady: () => io.stdout.write("Taking parts of simulations until Ctrl-C.\n"),
      onJob: (text) => io.stdout.write(`${text}\n`),
      signal: stop.signal,
    });
    return DONE;
  } finally {
    unlisten();
  }
}
