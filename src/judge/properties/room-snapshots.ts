import type { Json } from "../../history/history.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";
import { type Case, objectBody, roleOf, shown, succeeded } from "../case.ts";
import { ANYTHING } from "../claim.ts";
import type { SharingAccount } from "../sharing.ts";

/** A room's `initialSync` has no presence in any schema; a server may add it, of those whom the reader may see. */
export function judgeRoomSnapshots(judged: Case, sharing: SharingAccount): void {
  const { exchanges, ledger, users } = judged;
  for (const exchange of exchanges) {
    const { operation, user, sent, received } = exchange;
    if (operation.kind !== "readRoom" || operation.part !== "initialSync") continue;
    if (user === null || !succeeded(exchange)) continue;
    const { presence } = objectBody(exchange);
    const events = Array.isArray(presence) ? (presence as readonly Json[]) : [];
    const subjects = events.flatMap((event) => presenceEventSubject(event) ?? []);
    const stranger = subjects.find(
      (subject) =>
        subject !== user && (!users.has(subject) || sharing.sees(user, subject, [sent, received]) === "no"),
    );
    if (stranger !== undefined) {
      ledger.broken("PRES-V1-006", exchange, {
        title: `A room's initialSync tells ${roleOf(judged, user)} the presence of somebody they may not see.`,
        allowed: "at most those who share a room",
        claim: {
          about: "silence",
          exchange: exchange.index,
          subject: stranger,
          sight: ANYTHING,
          atMost: 0,
        },
        observed: shown(events.find((event) => presenceEventSubject(event) === stranger)),
      });
    } else if (events.length > 0) {
      ledger.noted("PRES-V1-006", exchange, {
        title: "A room's initialSync holds presence.",
        allowed: "either",
        observed: `${events.length} events`,
      });
    } else ledger.held("PRES-V1-006", exchange);
  }
}
