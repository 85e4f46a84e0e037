import { movedTo, type Possible, united } from "./possible.ts";
import type { Effect } from "./effects.ts";

/**
 * What may be shown of a user with several sessions, of which each has its say: the rule that merges them is open, but
 * whatever it is, it takes the level and the message from what one of the sessions said last.
 *
 * @param said what the newest effect leads to, as if it were the only one
 * @param others what the newest effects of the other sessions led to
 */
export function mergedSays(said: readonly Possible[], others: readonly Possible[]): readonly Possible[] {
  const all = united(said, others);
  const levels = new Set(all.map(({ level }) => level));
  const messages = new Set(all.map(({ message }) => message));
  const crossed = [...levels].flatMap((level) =>
    [...messages].map((message) => movedTo(said, level, message)),
  );
  return united(all, ...crossed);
}

/** A version as far as it is somebody's saying. */
interface Say {
  readonly index: number;
  readonly timer?: "offline" | "idle";
  readonly effect?: Effect;
}

/** The newest version before this one in which each other session had its say. */
export function saysOfOthers<V extends Say>(versions: readonly V[], { index, effect }: V): readonly V[] {
  const newest = new Map<string | null, V>();
  for (const version of versions.slice(0, index)) {
    const session = version.effect?.exchange.device ?? null;
    if (version.timer === undefined && version.effect?.event !== undefined) newest.set(session, version);
  }
  newest.delete(effect?.exchange.device ?? null);
  return [...newest.values()];
}
