/** What the processes of a simulation call their places in Redis. */
export const QUEUE = "rollcall-simulate";

/** What shards tell whoever conducts them. */
export function upKey(runId: string): string {
  return `rollcall:${runId}:up`;
}

/** What a shard is told. */
export function downKey(runId: string, shard: number): string {
  return `rollcall:${runId}:down:${shard}`;
}

/** What a process needs that begins with a shard again. */
export function knownKey(runId: string): string {
  return `rollcall:${runId}:known`;
}

/** Whatever happens, nothing stays behind for longer, in seconds. */
export const KEPT_S = 3_600;
