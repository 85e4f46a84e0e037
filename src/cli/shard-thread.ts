import { Worker } from "node:worker_threads";
import type { FromShard } from "../simulation/shards/messages.ts";
import type { ShardPlan } from "./shard-plan.ts";
import type { StartedShard } from "./started-shard.ts";
import { SEMI_SPACE_MB } from "./young-generation.ts";

const MAIN = new URL("./shard-thread-main.js", import.meta.url);

/** Starts a thread of this process with all users: unlike the process itself, it can be told how much memory it has. */
export function startShardThread(plan: ShardPlan, hear: (message: FromShard) => void): StartedShard {
  const thread = new Worker(MAIN, {
    workerData: plan,
    resourceLimits: { maxYoungGenerationSizeMb: 3 * SEMI_SPACE_MB },
  });
  let isDone = false;
  thread.on("message", (message: FromShard) => {
    if (message.kind === "done" || message.kind === "failed") isDone = true;
    hear(message);
  });
  const ended = new Promise<string | undefined>((resolve) => {
    thread.once("error", (error) => resolve(error.message));
    thread.once("exit", (code) => resolve(isDone ? undefined : `it ended by code ${code}`));
  });
  return { tell: (message) => thread.postMessage(message, []), kill: () => void thread.terminate(), ended };
}
