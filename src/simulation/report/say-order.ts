import { sayCount } from "../../reporters/say.ts";
import type { Figures } from "./threshold.ts";

/**
 * What became of proofs by the order of news, for people: one sentence. Undefined where the server was seen to tell no news of
 * different users out of order. Holds no server text.
 */
export function sayOrder({
  delivery: { outOfOrder, unproved },
}: Pick<Figures, "delivery">): string | undefined {
  if (outOfOrder === 0) return undefined;
  const forgiven =
    unproved === 0
      ? ""
      : `: ${sayCount(unproved, "change")} that nothing else shows to be lost ${unproved === 1 ? "was" : "were"} not held against the server`;
  return `News of different users came out of order ${sayCount(outOfOrder, "time")}, as they may, so that their order proves nothing${forgiven}.`;
}
