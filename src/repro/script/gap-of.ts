import type { Exchange } from "../../history/history.ts";
import type { ShownClaim } from "../../judge/claim.ts";
import type { ScriptStream } from "./streams.ts";
import { placeAt, streamOf, type Told } from "./told.ts";

/** What is sent so soon after another request may overtake it, in ms. */
const OVERTAKES_MS = 50;

/**
 * The stream that was opened just before somebody was looked at and said to be offline, if the look came between its first request
 * and the next. Of a stream that a script reads in the background the next request is open long before the look: a server that
 * takes the gap between two requests for the end of a stream would never be seen to do so.
 */
export function gapOf(told: Told, claim: ShownClaim, look: Exchange): ScriptStream | undefined {
  const isOffline = claim.sight.kind === "state" && claim.sight.seen?.presence === "offline";
  if (!isOffline || streamOf(told, look) !== undefined) return undefined;
  return [...told.streams.values()].find(({ isFollowed, exchanges: [first, next] }) => {
    if (!isFollowed || first === undefined || first.user !== claim.subject) return false;
    const isOpenedHere = placeAt(told, first.sent) === placeAt(told, look.sent);
    return isOpenedHere && first.received <= look.sent && look.sent <= (next?.sent ?? 0) + OVERTAKES_MS;
  });
}
