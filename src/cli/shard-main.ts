import type { ToShard } from "../simulation/shards/messages.ts";
import { processIo } from "./process-io.ts";
import type { ShardPlan } from "./shard-plan.ts";
import { type RunningShard, simulateShard } from "./simulate-shard.ts";

/*
 * A process that simulates a part of the users for the one that has started it. It ends when that one is gone, and when
 * nothing was heard of it for some time: a process that was stopped for long is taken for lost, and its part is begun
 * again elsewhere.
 */

const SILENT_MS = 3_000;

let shard: RunningShard | undefined;
let heardAt = performance.now();

process.on(
  "message",
  (message: { readonly kind: "plan"; readonly plan: ShardPlan } | ToShard | { readonly kind: "alive" }) => {
    heardAt = performance.now();
    if (message.kind === "alive") return;
    if (message.kind !== "plan") {
      shard?.hear(message);
      return;
    }
    shard = simulateShard(message.plan, processIo(), (told) => process.send?.(told));
    void shard.ended.then(() => process.disconnect());
  },
);
process.on("disconnect", () => process.exit());
// Ctrl-C goes to all processes of a terminal: the one that has started this one asks it to stop.
process.on("SIGINT", () => undefined);
setInterval(() => {
  if (performance.now() - heardAt > SILENT_MS) process.exit(1);
}, SILENT_MS / 6).unref();
