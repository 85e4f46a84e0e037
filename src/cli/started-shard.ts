import type { FromShard, ToShard } from "../simulation/shards/messages.ts";
import type { ShardPlan } from "./shard-plan.ts";

/** A process of this machine that simulates a part of the users, or a thread of this one that simulates all of them. */
export interface StartedShard {
  tell(message: ToShard): void;
  /** Ends it at once. */
  kill(): void;
  /** Resolves when it has ended: how, in a few words; undefined: as it should. */
  readonly ended: Promise<string | undefined>;
}

/** Starts one. @param hear told of everything that it says */
export type StartShard = (plan: ShardPlan, hear: (message: FromShard) => void) => StartedShard;
