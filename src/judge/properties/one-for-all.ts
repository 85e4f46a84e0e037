import type { Exchange } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { serverPart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { type Case, roleOf } from "../case.ts";
import { severalSessionsSince, streamBegins } from "../effects.ts";
import type { Evidence } from "../evidence.ts";
import { grouped } from "../../history/grouped.ts";
import type { Observation } from "../observations.ts";
import type { Story } from "../story.ts";

/**
 * One presence for all who look: whatever a user is to be shown as, and however the says of several sessions are merged,
 * while nothing happens it is the same for every viewer and every session.
 */
export function judgeOneForAll({ judged, storyOf, readings }: Evidence): void {
  const looks = readings
    .filter(({ observation: { kind }, outcome }) => kind === "get" && outcome === "lawful")
    .map(({ observation }) => observation);
  // What has to cross is known elsewhere a little later.
  for (const mine of grouped(looks, ({ subject, viewer }) => `${subject} ${serverPart(viewer)}`).values()) {
    const [first] = mine;
    if (first === undefined) continue;
    const story = storyOf(first.subject);
    const { selfMs } = tolerancesBetween(judged, first.viewer, first.subject);
    for (const [place, later] of mine.entries()) {
      const earlier = mine
        .slice(0, place)
        .findLast(({ exchange }) => lookerOf(exchange) !== lookerOf(later.exchange));
      if (
        earlier !== undefined &&
        isStill(judged, { story, selfMs }, [Math.min(earlier.from, later.from), later.to])
      )
        compare(judged, earlier, later);
    }
  }
}

function lookerOf({ user, device }: Exchange): string {
  return `${user} ${device}`;
}

function compare(judged: Case, earlier: Observation, later: Observation): void {
  const { ledger } = judged;
  if (earlier.presence === later.presence && earlier.message === later.message)
    return ledger.held("PRES-STATE-010", later.exchange);
  ledger.broken("PRES-STATE-010", later.exchange, {
    title: `While nothing happens, ${roleOf(judged, later.viewer)} and ${roleOf(judged, earlier.viewer)} are shown different presences of ${roleOf(judged, later.subject)}.`,
    allowed: told(earlier),
    observed: told(later),
    act: earlier.exchange,
    claim: {
      about: "same",
      exchange: later.exchange.index,
      other: earlier.exchange.index,
      subject: later.subject,
      keys: ["presence", "status_msg"],
    },
    // Of several sessions nothing is said for certain (AMB-18).
    ceiling: severalSessionsSince(judged, later.subject) < later.to ? "warn" : undefined,
  });
}

function told({ presence, message }: Observation): string {
  return JSON.stringify({ presence, status_msg: message });
}

interface Stillness {
  readonly story: Story;
  /** How long it takes until what was done is shown. */
  readonly selfMs: Ms;
}

/** Nothing that the user did can still be on its way, and no timer can run out. */
function isStill(judged: Case, { story, selfMs }: Stillness, [from, to]: readonly [Ms, Ms]): boolean {
  const own = judged.exchanges.filter(
    ({ user, operation, sent }) => user === story.user && operation.kind !== "getPresence" && sent < to,
  );
  const isDone = own.every((exchange) => doneBy(judged, exchange) + selfMs <= from);
  if (!isDone || story.during(from, to).some(({ timer }) => timer !== undefined)) return false;
  return severalSessionsSince(judged, story.user) > to || to < firstLapse(judged, own);
}

function doneBy(judged: Case, exchange: Exchange): Ms {
  return exchange.operation.kind === "stream" ? streamBegins(judged, exchange) : exchange.received;
}

/** When the first of several sessions may be taken for gone or idle: each counts from its own newest request of a kind. */
function firstLapse({ tolerances }: Case, own: readonly Exchange[]): Ms {
  const newest = new Map(
    own.map(({ device, operation, sent }) => [`${device} ${operation.kind === "stream"}`, sent] as const),
  );
  return Math.min(...newest.values()) + Math.min(tolerances.offlineMinMs, tolerances.idleMinMs);
}
