import { sayCount } from "../../reporters/say.ts";
import type { Figures } from "./threshold.ts";

/**
 * What became of proofs by the order of news, for people: one sentence. Undefined where none was dropped, and the server was
 * seen to tell no news of different users out of order. Holds no server text.
 */
export function sayOrder({
  delivery: { outOfOrder, unproved },
}: Pick<Figures, "delivery">): string | undefined {
  const forgiven = `${sayCount(unproved, "change")} that nothing else shows to be lost ${unproved === 1 ? "was" : "were"} not held against the server`;
  if (outOfOrder > 0)
    return `News of different users came out of order ${sayCount(outOfOrder, "time")}, as they may, so that their order proves nothing${unproved === 0 ? "" : `: ${forgiven}`}.`;
  return unproved === 0
    ? undefined
    : `Whether the server keeps an order of news is not known, since not all processes came to their end: ${forgiven}.`;
}
