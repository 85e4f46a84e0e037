import type { Random } from "../../time/random.ts";

/** How many users are in a room. */
export type RoomSizes =
  /** As many in each. */
  | { readonly kind: "fixed"; readonly size: number }
  /** A few large ones and many small ones: a room of `n` is as likely as `n ** -exponent`. */
  | { readonly kind: "zipf"; readonly exponent: number; readonly least: number; readonly most: number };

/** Draws the size of the next room. */
export function drawSize(sizes: RoomSizes, random: Random): number {
  if (sizes.kind === "fixed") return sizes.size;
  const { exponent, least, most } = sizes;
  // The inverse of the cumulative distribution of the continuous power law between the two bounds.
  const share = random.below(RESOLUTION) / RESOLUTION;
  const [low, high] = [least, most + 1];
  if (exponent === 1) return Math.floor(low * (high / low) ** share);
  const power = 1 - exponent;
  return Math.floor((low ** power + share * (high ** power - low ** power)) ** (1 / power));
}

const RESOLUTION = 2 ** 31 - 1;
