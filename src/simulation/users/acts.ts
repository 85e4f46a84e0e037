import type { Random } from "../../time/random.ts";

/** What a user may do when an arrival picks them. Whoever is not connected comes back first. */
export const ACTS = ["status", "level", "message", "rename", "active", "leave", "vanish"] as const;

export type Act = (typeof ACTS)[number];

/** How often each act is drawn, relative to the others. */
export type Mix = Readonly<Partial<Record<Act, number>>>;

/** Half of all changes are new messages, half are new levels: each is seen by everybody. */
export const USUAL_MIX: Mix = { status: 1, level: 1 };

/** Draws acts by their weights. @throws RangeError when no weight is above 0 */
export function drawer(mix: Mix, random: Random): () => Act {
  const weighed = ACTS.map((act) => [act, mix[act] ?? 0] as const).filter(([, weight]) => weight > 0);
  const sum = weighed.reduce((total, [, weight]) => total + weight, 0);
  if (sum === 0) throw new RangeError("Cannot draw an act: wanted a weight above 0, found none.");
  return () => {
    let left = (random.below(RESOLUTION) / RESOLUTION) * sum;
    for (const [act, weight] of weighed) {
      left -= weight;
      if (left < 0) return act;
    }
    return weighed.at(-1)?.[0] ?? "status";
  };
}

const RESOLUTION = 2 ** 31 - 1;
