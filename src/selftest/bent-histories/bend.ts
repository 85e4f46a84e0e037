import type { Exchange } from "../../history/history.ts";
import type { Random } from "../../time/random.ts";
import type { Scene } from "./scene.ts";

/** A scenario of which one observation was changed. */
export interface Bent {
  /** Index of the exchange that was changed; of several, the first. */
  readonly exchange: number;
  /** What was done to it, for people. Holds no server text. */
  readonly what: string;
  /** All exchanges of the scenario, the changed ones in their places. */
  readonly exchanges: readonly Exchange[];
}

/** One way to spoil a recorded scenario, at a place drawn by chance; `undefined` where it offers none. */
export interface Bend {
  /** What a server that answers so does wrong, in one sentence. */
  readonly fault: string;
  bend(scene: Scene, random: Random): Bent | undefined;
}

/** The scenario with these exchanges in place of those with the same index. */
export function bentBy(scene: Scene, what: string, changed: readonly Exchange[]): Bent {
  const byIndex = new Map(changed.map((exchange) => [exchange.index, exchange]));
  return {
    exchange: Math.min(...byIndex.keys()),
    what,
    exchanges: scene.exchanges.map((exchange) => byIndex.get(exchange.index) ?? exchange),
  };
}

/** One of the items by chance; `undefined` when there is none. */
export function anyOf<T>(random: Random, items: readonly T[]): T | undefined {
  return items.length === 0 ? undefined : random.pick(items);
}
