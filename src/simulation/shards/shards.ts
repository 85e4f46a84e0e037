import type { FromShard, ToShard } from "./messages.ts";
import type { Settled } from "./together.ts";

/** What comes from the shards, wherever they are. */
export type ShardNews =
  | { readonly shard: number; readonly attempt: number; readonly message: FromShard }
  /** Its process is gone; it is begun again, unless that was tried too often. */
  | { readonly shard: number; readonly lost: string; readonly isFinal: boolean };

/** The processes that simulate, on this machine or elsewhere. */
export interface Shards {
  readonly count: number;
  /** Begins all of them. @param hear told of everything that comes from them */
  begin(hear: (news: ShardNews) => void): Promise<void>;
  /** Tells the process that has the shard now. */
  tell(shard: number, message: ToShard): void;
  /** What a process needs that begins with a shard again. */
  remember(known: Settled): void;
  close(): Promise<void>;
}
