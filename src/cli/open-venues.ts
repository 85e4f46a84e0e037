import { freshVenues, sharedVenue, type Venue } from "../repro/venue.ts";
import type { Target } from "../targets/target.ts";

/** Where to perform again, until it is left. */
export interface OpenVenues extends AsyncDisposable {
  readonly venues: readonly [Venue, ...Venue[]];
  /** Others may be on the server, now or before: accounts need names that nobody has. */
  readonly isShared: boolean;
}

/** A server in memory is had anew each time; any other is opened once. */
export async function openVenues(target: Target, signal: AbortSignal): Promise<OpenVenues> {
  if (target.kind !== "url")
    return {
      venues: await freshVenues(target),
      isShared: false,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  const opened = await target.open(signal);
  return {
    venues: [sharedVenue(opened)],
    isShared: true,
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}
