import type { Exchange, UserId } from "../../history/history.ts";
import { areApart, serverPart } from "../../spec/wire/server-part.ts";
import { objectBody, roleOf, shown, succeeded } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import type { Delivery } from "../observations.ts";

/** A homeserver is told of nobody whom none of its users ever had to do with: then none of them can be shown anything. */
export function judgeUnconcernedHomeservers(evidence: Evidence, deliveries: readonly Delivery[]): void {
  const { judged } = evidence;
  for (const exchange of judged.exchanges) {
    const { operation, user, outcome } = exchange;
    if (operation.kind !== "getPresence" || user === null || outcome !== "answered") continue;
    if (!isUnconcerned(evidence, { viewer: user, subject: operation.subject, exchange })) continue;
    const { presence, ...rest } = objectBody(exchange);
    const isTold = succeeded(exchange) && (presence !== "offline" || "status_msg" in rest);
    if (isTold) tell(evidence, { viewer: user, subject: operation.subject, exchange }, exchange.body);
    else judged.ledger.held("PRES-FED-004", exchange);
  }
  for (const { exchange, viewer, subject, event } of deliveries) {
    if (subject === undefined || !judged.users.has(subject)) continue;
    if (isUnconcerned(evidence, { viewer, subject, exchange }))
      tell(evidence, { viewer, subject, exchange }, event);
  }
}

interface Sight {
  readonly viewer: UserId;
  readonly subject: UserId;
  readonly exchange: Exchange;
}

/** Whether the subject, who did something that could be told, never had to do with anybody of the viewer's homeserver. */
function isUnconcerned(
  { judged, sharing, storyOf }: Evidence,
  { viewer, subject, exchange }: Sight,
): boolean {
  if (!areApart(viewer, subject)) return false;
  if (!storyOf(subject).effects.some(({ applied, fromLatest }) => applied && fromLatest <= exchange.sent))
    return false;
  return [viewer, ...judged.users]
    .filter((user) => serverPart(user) === serverPart(viewer))
    .every((user) => sharing.sees(user, subject, [Number.NEGATIVE_INFINITY, exchange.received]) === "no");
}

function tell({ judged }: Evidence, { viewer, subject, exchange }: Sight, what: unknown): void {
  judged.ledger.broken("PRES-FED-004", exchange, {
    title: `The homeserver of ${roleOf(judged, viewer)} was told of ${roleOf(judged, subject)}, with whom nobody there has anything to do.`,
    allowed: "nothing",
    observed: shown(what),
    claim: { about: "several homeservers" },
  });
}
