import type { Evidence } from "../evidence.ts";

/** GET and the newest event of the same viewer tell of the same version, once the system is quiet. */
export function judgeAgreement({ judged, readings }: Evidence): void {
  const lawful = readings.filter(({ outcome }) => outcome === "lawful");
  const events = lawful.filter(({ observation }) => observation.kind === "event");
  for (const { observation, newest, decisive } of lawful) {
    if (observation.kind !== "get" || !decisive || newest === undefined) continue;
    const event = events.findLast(
      ({ observation: { viewer, subject, to } }) =>
        viewer === observation.viewer && subject === observation.subject && to <= observation.from,
    );
    if (event?.newest?.order === newest.order) judged.ledger.held("PRES-GET-014", observation.exchange);
  }
}
