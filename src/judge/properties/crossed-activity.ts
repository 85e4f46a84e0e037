import { areApart } from "../../spec/wire/server-part.ts";
import { bumpsOf } from "../bumps.ts";
import { roleOf } from "../case.ts";
import type { Evidence, Reading } from "../evidence.ts";

/**
 * That a user is currently active crosses with their presence: whom their own homeserver goes on showing as active, with
 * nothing done in between, it has to have told of so.
 */
export function judgeCrossedActivity(evidence: Evidence): void {
  const { judged, readings } = evidence;
  if (!judged.profile.rules.currentlyActive) return;
  const shown = readings.filter(
    ({ observation, outcome, decisive, newest }) =>
      outcome === "lawful" && decisive && observation.presence === "online" && newest?.effect?.sure === true,
  );
  const looks = shown.filter((look) => look.observation.kind === "get" && !isCrossed(look));
  for (const event of shown) {
    if (event.observation.kind !== "event" || !isCrossed(event)) continue;
    const later = looks.find((look) => goesOn(evidence, event, look));
    if (later === undefined) continue;
    const { exchange, currentlyActive, viewer, subject } = event.observation;
    if (currentlyActive === true) judged.ledger.held("PRES-FED-001", exchange);
    else
      judged.ledger.broken("PRES-FED-001", exchange, {
        title: `${roleOf(judged, viewer)} is not told that ${roleOf(judged, subject)}, whose own homeserver goes on showing it, is currently active.`,
        allowed: "currently_active true",
        observed: currentlyActive === undefined ? "no currently_active" : "false",
        act: event.newest?.effect?.exchange,
        claim: { about: "several homeservers" },
        // It may be left out, and then means false.
        ceiling: "warn",
      });
  }
}

function isCrossed({ observation: { viewer, subject } }: Reading): boolean {
  return areApart(viewer, subject);
}

/** Whether the look is later, tells of the same, says that the user is active, and nothing was done in between. */
function goesOn({ judged, sharing, storyOf }: Evidence, event: Reading, look: Reading): boolean {
  const { subject, exchange } = event.observation;
  const act = event.newest?.effect?.exchange;
  if (look.observation.subject !== subject || look.observation.currentlyActive !== true) return false;
  if (look.newest?.order !== event.newest?.order || look.observation.from < exchange.received) return false;
  return bumpsOf(judged, storyOf(subject), sharing).every(
    (bump) =>
      bump.exchange === act ||
      bump.kind === "forbid" ||
      bump.to < (act?.sent ?? 0) ||
      bump.from > look.observation.to,
  );
}
