import { randomBytes } from "node:crypto";
import { redisShards } from "../simulation/engine/redis-shards.ts";
import type { Shards } from "../simulation/shards/shards.ts";
import type { ProfileId } from "../spec/requirement.ts";
import type { Io } from "./io.ts";
import { localShards } from "./local-shards.ts";
import type { ShardPlan } from "./shard-plan.ts";
import { startShardProcess } from "./shard-process.ts";
import { startShardThread } from "./shard-thread.ts";
import type { SimulateOptions } from "./simulate-options.ts";
import { UsageError } from "./usage-error.ts";

interface Chosen {
  readonly profile: ProfileId;
  readonly runId: string;
  readonly io: Io;
}

/**
 * The processes that share the users, or one thread; undefined: the caller has them all.
 *
 * @throws UsageError when they could not reach the target, or would be told a secret on the way
 */
export function chooseShards(options: SimulateOptions, { profile, runId, io }: Chosen): Shards | undefined {
  const { workers, engine, target, seed, timers, users, content, waitMs } = options;
  const isAlone = workers === 1 && engine === undefined;
  const isReached = target.kind === "url" || target.kind === "file";
  if (isAlone && !(isReached && io.hasThreads)) return undefined;
  if (!isReached)
    throw new UsageError(
      "Cannot share the users between processes: wanted a server that runs and has a URL, found another target.",
      "rollcall serve puts the reference server on a port.",
    );
  if (!isAlone && users.some(({ kind }) => kind === "accounts"))
    throw new UsageError(
      "Cannot share given accounts between processes: wanted a server that registers users, found --accounts accounts.",
      "Use another way of getting users, or --workers 1.",
    );
  const plan: Omit<ShardPlan, "shard" | "clock"> = {
    target,
    profile,
    seed,
    timers,
    users,
    content,
    waitMs,
    runId,
    beganAtMs: io.wallClockMs(),
    records: options.historyFile !== undefined,
    passwordSeed: randomBytes(24).toString("base64url"),
  };
  if (engine === undefined)
    return localShards(plan, { count: workers, start: isAlone ? startShardThread : startShardProcess });
  if (users.some((choice) => "secret" in choice && choice.secret.from === "text"))
    throw new UsageError(
      "Cannot hand a secret to other machines: wanted env:<name> or file:<path> after the mode, found the secret itself.",
      "Each worker reads it from its own environment, or from its own file.",
    );
  return redisShards(plan, {
    url: engine,
    count: workers,
    waitMs,
    clock: io.clock,
    wallClockMs: () => io.wallClockMs(),
  });
}
