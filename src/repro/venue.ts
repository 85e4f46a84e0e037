import type { OpenTarget, Target } from "../targets/target.ts";

/** How a server is had for a performance. */
export interface Venue {
  readonly withTarget: <T>(work: (target: OpenTarget) => Promise<T>) => Promise<T>;
  /** A server of its own for each performance, on which nothing has happened before. */
  readonly isFresh: boolean;
  /** Its homeservers federate. */
  readonly isFederated: boolean;
  /** How many are performed side by side: what they wait for is then waited for once. */
  readonly atOnce: number;
}

/** Enough to shorten the waits of a search; more would be performed in vain once the first has shown the fault. */
const SIDE_BY_SIDE = 4;

/** A server that goes on running: all that is performed meets what was done on it before. */
export function sharedVenue(target: OpenTarget): Venue {
  const isFederated = target.homeservers.length > 1;
  return { withTarget: (work) => work(target), isFresh: false, isFederated, atOnce: SIDE_BY_SIDE };
}

/**
 * The embedded server anew for each performance, in virtual time: where its time is not taken for exact, and where it is.
 * What shows where it is not shows on a server with a URL, too: a script that is to show it has to bear a network.
 */
export async function freshVenues(target: Target): Promise<readonly [Venue, Venue]> {
  await using first = await target.open();
  const isFederated = first.homeservers.length > 1;
  const venue = (kind: "disturbed" | "embedded"): Venue => ({
    withTarget: async (work) => {
      await using opened = await target.open();
      return await work({ ...opened, kind });
    },
    isFresh: true,
    isFederated,
    atOnce: 1,
  });
  return [venue("disturbed"), venue("embedded")];
}
