import type { Clock, Ms } from "../../time/clock.ts";
import { Gate } from "./gate.ts";
import { mergedConclusion } from "./merged-conclusion.ts";
import { mergedSettled } from "./merged-settled.ts";
import type { Shards } from "./shards.ts";
import type { Conclusion, Settled } from "./together.ts";

/** Where all wait for each other, in this order. */
export interface Gates {
  readonly settled: Gate<Settled, Settled>;
  readonly joined: Gate<undefined, undefined>;
  /** The load begins when all have opened, and goes on for who comes later. */
  readonly opened: Gate<undefined, Ms>;
  readonly loaded: Gate<Conclusion, Conclusion>;
  readonly found: Gate<undefined, undefined>;
}

/** The gates of one simulation, closed. */
export function gatesOf({ shards, clock }: { readonly shards: Shards; readonly clock: Clock }): Gates {
  const { count } = shards;
  return {
    settled: new Gate({
      count,
      open: (parts) => {
        const settled = mergedSettled(parts);
        shards.remember(settled);
        return settled;
      },
      pass: (shard, settled) => shards.tell(shard, { kind: "settled", settled }),
    }),
    joined: new Gate({ count, open: nothing, pass: (shard) => shards.tell(shard, { kind: "joined" }) }),
    opened: new Gate({
      count,
      open: () => clock.now(),
      pass: (shard, since) => shards.tell(shard, { kind: "load", sinceMs: clock.now() - since }),
    }),
    loaded: new Gate({
      count,
      open: mergedConclusion,
      pass: (shard, conclusion) => shards.tell(shard, { kind: "loaded", conclusion }),
    }),
    found: new Gate({ count, open: nothing, pass: (shard) => shards.tell(shard, { kind: "found" }) }),
  };
}

function nothing(): undefined {
  return undefined;
}
