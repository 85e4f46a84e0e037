import type { ClockOffset } from "../simulation/shards/clock-offset.ts";
import type { Shards } from "../simulation/shards/shards.ts";
import type { Settled } from "../simulation/shards/together.ts";
import type { ShardPlan } from "./shard-plan.ts";
import type { StartedShard, StartShard } from "./started-shard.ts";

/** A part is begun so often, should its process be lost. */
const MOST_ATTEMPTS = 3;
/** All processes of a machine have its wall clock. */
const SAME_CLOCK: ClockOffset = { offsetMs: 0, boundMs: 0 };

/** Where each part of the users has its own. */
export interface LocalShardsOptions {
  readonly count: number;
  readonly start: StartShard;
}

/** Processes on this machine, one for each part of the users, or one thread. */
export function localShards(
  plan: Omit<ShardPlan, "shard" | "clock">,
  { count, start: startPart }: LocalShardsOptions,
): Shards {
  const started = new Map<number, StartedShard>();
  let known: Settled | undefined;
  let isClosing = false;
  return {
    count,
    begin: (hear) => {
      const start = (index: number, attempt: number) => {
        const shard = { index, count, attempt };
        const running = startPart(
          { ...plan, shard, clock: SAME_CLOCK, ...(known === undefined ? {} : { known }) },
          (message) => hear({ shard: index, attempt, message }),
        );
        started.set(index, running);
        const replace = async () => {
          const why = await running.ended;
          if (why === undefined || isClosing) return;
          const isFinal = attempt === MOST_ATTEMPTS;
          hear({ shard: index, lost: why, isFinal });
          if (!isFinal) start(index, attempt + 1);
        };
        void replace();
      };
      for (let index = 0; index < count; index++) start(index, 1);
      return Promise.resolve();
    },
    tell: (shard, message) => started.get(shard)?.tell(message),
    remember: (settled) => {
      known = settled;
    },
    close: async () => {
      isClosing = true;
      for (const running of started.values()) running.kill();
      await Promise.all([...started.values()].map(({ ended }) => ended));
    },
  };
}
