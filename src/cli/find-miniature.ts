import type { Miniature } from "../server/miniatures/miniature.ts";
import { MINIATURES } from "../server/miniatures/miniatures.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The miniature with this name.
 *
 * @throws UsageError that names those most like it
 */
export function findMiniature(name: string): Miniature {
  const found = MINIATURES.find((miniature) => miniature.name === name);
  if (found !== undefined) return found;
  const names = MINIATURES.map((miniature) => miniature.name);
  throw new UsageError(
    `Cannot find miniature: wanted one of ${names.length} names, found ${JSON.stringify(name)}.`,
    didYouMean(name, names, "rollcall list --miniatures has them all."),
  );
}
