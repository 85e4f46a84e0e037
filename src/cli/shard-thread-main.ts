import { parentPort, workerData } from "node:worker_threads";
import type { ToShard } from "../simulation/shards/messages.ts";
import { processIo } from "./process-io.ts";
import type { ShardPlan } from "./shard-plan.ts";
import { simulateShard } from "./simulate-shard.ts";

/* A thread that simulates all users for the one that has started it. */

const port = parentPort;
const shard = simulateShard(workerData as ShardPlan, processIo(), (told) => port?.postMessage(told));
port?.on("message", (message: ToShard) => shard.hear(message));
void shard.ended.then(() => port?.close());
