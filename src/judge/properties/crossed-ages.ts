import { areApart } from "../../spec/wire/server-part.ts";
import { bumpsOf, meets } from "../bumps.ts";
import { roleOf } from "../case.ts";
import type { Evidence } from "../evidence.ts";
import { grouped } from "../../history/grouped.ts";
import { aged } from "./aged.ts";

/**
 * The age that a homeserver shows of another's user counts from some activity, though not always from the newest: of that
 * it may not have been told, and the time that the telling took may be missing.
 */
export function judgeCrossedAges({ judged, sharing, storyOf, readings }: Evidence): void {
  const { ledger, tolerances } = judged;
  const crossed = readings.filter(
    ({ observation: { viewer, subject, agoMs }, outcome, newest }) =>
      areApart(viewer, subject) &&
      agoMs !== undefined &&
      outcome === "lawful" &&
      newest?.effect !== undefined,
  );
  for (const [user, mine] of grouped(crossed, ({ observation }) => observation.subject)) {
    const bumps = bumpsOf(judged, storyOf(user), sharing);
    for (const reading of mine) {
      const { observation, made, active } = aged(judged, reading);
      const [from, to] = [active[0] - tolerances.crossingMs, active[1]] as const;
      const before = bumps.filter((bump) => bump.from <= made[1]);
      const [first] = before;
      if (first === undefined) continue;
      if (before.some((bump) => meets(bump, [from, to]))) {
        // An age that would fit whatever the user did has shown nothing.
        if (from > first.to) ledger.held("PRES-FED-001", observation.exchange);
        continue;
      }
      ledger.broken("PRES-FED-001", observation.exchange, {
        title: `\`last_active_ago\` of ${roleOf(judged, user)}, as another homeserver shows it, does not count from anything that they did.`,
        allowed: "the age of an activity, less the time that it took to cross",
        observed: `${observation.agoMs} ms`,
        act: reading.newest?.effect?.exchange,
        claim: { about: "several homeservers" },
      });
      break;
    }
  }
}
