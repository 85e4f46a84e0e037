import type { Exchange } from "../../history/history.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { type Case, objectBody, roleOf, shown } from "../case.ts";
import { valued } from "../claim.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { grouped } from "../../history/grouped.ts";
import { judgeLapses } from "./active-periods.ts";
import type { Observation } from "../observations.ts";
import type { Story, Version } from "../story.ts";

/** `currently_active`: only with `online`, and while it is true the stream tells of nothing but real changes. */
export function judgeCurrentlyActive({ judged, storyOf, readings }: Evidence): void {
  if (!judged.profile.rules.currentlyActive) return;
  for (const reading of readings) judgeTrue(judged, reading);
  const events = readings.filter(
    ({ observation }) => observation.kind === "event" && observation.viewer !== observation.subject,
  );
  for (const mine of grouped(
    events,
    ({ observation }) => `${observation.reader} ${observation.subject}`,
  ).values())
    judgePeriods(judged, mine, storyOf);
  judgeLapses({ judged, storyOf, readings }, events);
}

function judgeTrue({ ledger }: Case, { observation }: Reading): void {
  const { currentlyActive, presence, exchange, subject } = observation;
  if (currentlyActive !== true) return;
  if (presence === "online") return ledger.held("PRES-CA-001", exchange);
  const title = "`currently_active` is true beside a presence other than online.";
  ledger.broken("PRES-CA-001", exchange, {
    title,
    allowed: "true with online only",
    observed: `true with ${presence}`,
    claim: {
      about: "shown",
      exchange: exchange.index,
      subject,
      sight: { kind: "active only online" },
    },
  });
}

function judgePeriods(judged: Case, events: readonly Reading[], storyOf: Evidence["storyOf"]): void {
  const { ledger } = judged;
  for (const [index, { observation }] of events.entries()) {
    const previous = events[index - 1]?.observation;
    if (previous?.currentlyActive !== true) continue;
    const { exchange } = observation;
    const ends = observation.currentlyActive !== true || observation.presence !== "online";
    if (ends) {
      ledger.held("PRES-CA-003", exchange);
      if (
        messagesBetween(judged, observation.subject, {
          from: previous.exchange.received,
          to: exchange.sent,
        }) > 0
      )
        ledger.held("PRES-CA-002", exchange);
      continue;
    }
    const same =
      previous.message === observation.message &&
      previous.displayname === observation.displayname &&
      previous.avatarUrl === observation.avatarUrl;
    // What changed a little before may be told late, and then for the second time where a stream only began with it.
    const { deliveryMs, deliveryHardMs } = tolerancesBetween(judged, observation.viewer, observation.subject);
    const lateMs = beginsStream(previous.exchange) ? deliveryHardMs : deliveryMs;
    const from = Math.max(previous.exchange.sent, observation.from) - lateMs;
    const story = storyOf(observation.subject);
    const changed =
      changesBetween(judged, story, { from, to: exchange.received }) ||
      wentBetween(story, { from, to: exchange.received }) ||
      rewritten(judged, observation);
    if (!same || changed) continue;
    ledger.broken("PRES-CA-002", exchange, {
      title: `An event tells nothing new but the last activity of ${roleOf(judged, observation.subject)}, who is currently active.`,
      allowed: "no event until currently_active is false or the presence changes",
      observed: shown(objectBody(exchange).presence),
      act: previous.exchange,
      claim: {
        about: "silence",
        exchange: exchange.index,
        subject: observation.subject,
        sight: valued("currently_active", [true]),
        atMost: 0,
        since: previous.exchange.index,
      },
    });
  }
}

function beginsStream({ operation }: Exchange): boolean {
  return operation.kind === "stream" && operation.since === null;
}

/** A changed profile is written into rooms one by one, and each write may bring the user's presence along. */
function rewritten({ exchanges, tolerances }: Case, { subject, exchange }: Observation): boolean {
  return exchanges.some(
    ({ operation, user, received }) =>
      operation.kind === "putProfile" &&
      user === subject &&
      received >= exchange.sent - tolerances.roomsMs &&
      received <= exchange.received,
  );
}

/** Whether a timer may have fired: a change and its end, told together, look like no change. */
function wentBetween({ versions }: Story, { from, to }: Between): boolean {
  return versions.some(
    (version) => version.timer !== undefined && version.from <= to && version.until >= from,
  );
}

interface Between {
  readonly from: number;
  readonly to: number;
}

function messagesBetween({ exchanges }: Case, user: string, { from, to }: Between): number {
  return exchanges.filter(
    ({ operation, user: who, sent }) =>
      who === user && operation.kind === "sendMessage" && sent >= from && sent <= to,
  ).length;
}

/** Whether the user did anything but send messages and go on streaming: then an event may be due. */
function changesBetween({ exchanges }: Case, story: Story, { from, to }: Between): boolean {
  const { user } = story;
  const goingOn = new Set(
    story.versions.filter((version) => goesOn(story, version)).map(({ effect }) => effect?.exchange),
  );
  return (
    exchanges.some((exchange) => {
      const { operation, user: who, sent, received } = exchange;
      if (received < from || sent > to || goingOn.has(exchange)) return false;
      const touches = who === user || ("subject" in operation && operation.subject === user);
      return touches && operation.kind !== "sendMessage" && operation.kind !== "getPresence";
    }) ||
    exchanges.some(
      ({ operation, sent, received }) =>
        (operation.kind === "join" || operation.kind === "invite") && received >= from && sent <= to,
    )
  );
}

/** The next request of a user's only session, who surely was online and is so still: at most activity, which is not told. */
function goesOn(story: Story, version: Version): boolean {
  const { effect } = version;
  if (version.timer !== undefined || effect?.event?.type !== "poll" || !effect.sure) return false;
  const asksForOnline = effect.event.setPresence === "default" || effect.event.setPresence === "online";
  const states = [...story.statesBefore(version), ...story.statesOf(version)];
  return asksForOnline && states.every(({ level }) => level === "online");
}
