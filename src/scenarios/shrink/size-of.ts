import type { Draft } from "../build-scenario.ts";

/**
 * How many acts a draft takes. A fence is one as well: a user of its own changes their presence, and streams are to tell. Else
 * what takes fences would look smaller than what takes the same acts of somebody with a name.
 */
export function sizeOf({ cast, acts }: Draft): number {
  return acts.length + (cast.fence ? acts.filter(({ fence }) => fence === true).length : 0);
}
