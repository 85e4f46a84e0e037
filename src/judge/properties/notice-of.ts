import type { Exchange, StreamOperation, UserId } from "../../history/history.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import type { Case } from "../case.ts";
import type { NoticeClaim, ShownState, Sight } from "../claim.ts";
import type { Possible } from "../possible.ts";
import type { Chain } from "./watched-chain.ts";

/** What had to be told. */
export interface Told {
  readonly subject: UserId;
  readonly sight: Sight;
  readonly act: Exchange;
}

/** That the chain is told of the subject since the act. */
export function noticeOf(
  judged: Case,
  { viewer, exchanges: [first] }: Pick<Chain, "viewer" | "exchanges">,
  { subject, sight, act }: Told,
): NoticeClaim {
  return {
    about: "notice",
    viewer,
    chain: first === undefined ? "" : (first.operation as StreamOperation).chain,
    subject,
    sight,
    since: act.index,
    withinMs: tolerancesBetween(judged, viewer, subject).deliveryHardMs,
  };
}

/** One of these states; of a message only where it is carried. */
export function oneOf(
  states: readonly Possible[],
  carriesMessage: boolean,
): Extract<Sight, { readonly kind: "state" }> {
  const shown = states.map(({ level, message }): ShownState => ({
    presence: level,
    ...(carriesMessage ? { message } : {}),
  }));
  return {
    kind: "state",
    states: [...new Map(shown.map((state) => [JSON.stringify(state), state])).values()],
  };
}
