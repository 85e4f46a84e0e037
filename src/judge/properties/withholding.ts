import type { RequirementId } from "../../spec/requirement.ts";
import { roleOf } from "../case.ts";
import { plans, type Evidence } from "../evidence.ts";
import type { Delivery } from "../observations.ts";

/** Users of a scenario from which on its room is a large one. */
const LARGE = 10;

/** What a change is blamed on that never reached somebody who shares a room, perhaps for what the room is. */
const LOSSES: readonly RequirementId[] = ["PRES-PROP-001", "PRES-VIS-001", "PRES-VIS-002"];

/** Where kinds and sizes of rooms are tried: whether somebody's presence is told to none of those who share the room. */
export function judgeWithholding({ judged }: Evidence, deliveries: readonly Delivery[]): void {
  if (!plans(judged.scenario, "PRES-META-002") && judged.users.size <= LARGE) return;
  const told = new Set(deliveries.map(({ subject }) => subject));
  const losses = judged.ledger
    .decisions()
    .filter(({ outcome, requirement }) => outcome === "broken" && LOSSES.includes(requirement));
  for (const { evidence, claim } of losses) {
    const [act] = evidence?.exchanges ?? [];
    const exchange = judged.exchanges.find(({ index }) => index === act);
    if (claim === undefined || exchange?.user == null || told.has(exchange.user)) continue;
    judged.ledger.broken("PRES-META-002", exchange, {
      title: `The presence of ${roleOf(judged, exchange.user)} is withheld from everybody in a room of this kind.`,
      allowed: "an event to those who share the room",
      observed: "no event to anybody",
      claim,
    });
  }
}
