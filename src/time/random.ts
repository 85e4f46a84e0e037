import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Chance as an argument: a seeded source that gives the same draws for the same seed and label. */
export interface Random {
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number;
  /** One of the items, each as likely as the other. @throws RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** The items in a random order; the given array is left alone. */
  shuffle<T>(items: readonly T[]): T[];
}

/** A source of its own for each `label`, so that a new use of chance does not move the draws of the others. */
export function seededRandom(seed: number, label = ""): Random {
  const generator = xoroshiro128plus(hash(`${seed}/${label}`));
  const below = (limit: number) => uniformInt(generator, 0, limit - 1);
  return {
    below,
    pick: (items) => {
      const item = items[items.length === 0 ? 0 : below(items.length)];
      if (items.length === 0) throw new RangeError("Cannot pick an item: wanted at least one, found none.");
      return item as (typeof items)[number];
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = below(last + 1);
        const moved = shuffled[last] as (typeof items)[number];
        shuffled[last] = shuffled[other] as (typeof items)[number];
        shuffled[other] = moved;
      }
      return shuffled;
    },
  };
}

/** FNV-1a, 32 bits: spreads seeds and labels over the generator's seeds. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
