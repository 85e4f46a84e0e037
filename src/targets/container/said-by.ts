/** What an engine says of its trouble, to stand in a sentence of ours. */
export function saidBy(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).replace(/[\s.]+$/u, "");
}
