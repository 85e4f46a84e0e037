import type { Clock } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import type { Disturbance, Underway } from "./disturbances/disturbance.ts";
import type { Passage } from "./passage.ts";

/** What becomes of one request. */
export type Network = (passage: Passage, underway: Underway) => Passage;

export interface NetworkOptions {
  readonly clock: Clock;
  readonly seed: number;
  readonly disturbances: readonly Disturbance[];
  /** Told of every request that a disturbance did not leave alone. */
  readonly onDisturbed?: ((name: string) => void) | undefined;
}

/** What becomes of each request when several disturbances meet; each draws its own chance from the seed. */
export function disturbedNetwork(options: NetworkOptions): Network {
  const { clock, seed, disturbances, onDisturbed } = options;
  const begun = disturbances.map(({ name, begin }) => ({
    name,
    disturb: begin({ clock, random: seededRandom(seed, `disturbance/${name}`) }),
  }));
  return (passage, underway) =>
    begun.reduce((before, { name, disturb }) => {
      const after = disturb(before, underway);
      if (after !== before) onDisturbed?.(name);
      return after;
    }, passage);
}
