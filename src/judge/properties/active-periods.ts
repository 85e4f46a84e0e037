import type { StreamOperation } from "../../history/history.ts";
import type { Ms } from "../../time/clock.ts";
import { areApart } from "../../spec/wire/server-part.ts";
import { tolerancesBetween } from "../across-homeservers.ts";
import { type Case, roleOf } from "../case.ts";
import { valued } from "../claim.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { chainsOf, type Observation } from "../observations.ts";
import type { Story } from "../story.ts";

/** What a period of `currently_active` owes to those who were told of its beginning: its end, and the time of the last activity. */
export function judgeLapses(
  { judged, storyOf, readings }: Pick<Evidence, "judged" | "storyOf" | "readings">,
  events: readonly Reading[],
): void {
  const looks = readings.map(({ observation }) => observation).filter(({ kind }) => kind === "get");
  for (const look of looks) judgeOverlong(judged, storyOf(look.subject), look);
  for (const [place, { observation }] of events.entries()) {
    if (observation.currentlyActive !== true || observation.presence !== "online") continue;
    const { reader, subject } = observation;
    const next = events
      .slice(place + 1)
      .find((other) => other.observation.reader === reader && other.observation.subject === subject);
    const period: Period = { begin: observation, end: next?.observation };
    for (const look of looks) {
      const isSame = look.subject === subject && look.viewer === observation.viewer;
      if (isSame && look.from > observation.to) judgeUntold(judged, period, look);
    }
    judgeTracking(judged, period);
  }
}

interface Period {
  /** The event that said true. */
  readonly begin: Observation;
  /** The next event of the same user at the same reader. */
  readonly end: Observation | undefined;
}

/** Whether the user did anything in the interval that may have begun a new period; a stream that was open before is nothing new. */
function acted({ exchanges }: Case, user: string, [from, to]: readonly [Ms, Ms]): boolean {
  return exchanges.some(({ operation, user: who, sent, received }) => {
    const begins = operation.kind === "stream" ? sent : received;
    return who === user && operation.kind !== "getPresence" && begins >= from && sent <= to;
  });
}

/** GET says that it is over: whoever was told of the beginning has to be told of the end. */
function judgeUntold(judged: Case, { begin, end }: Period, look: Observation): void {
  const { ledger } = judged;
  const tolerances = tolerancesBetween(judged, look.viewer, look.subject);
  if (look.presence !== "online" || look.currentlyActive !== false) return;
  const bound = look.to + tolerances.deliveryHardMs;
  const toldBy = end?.to ?? Number.POSITIVE_INFINITY;
  if (toldBy <= look.to || acted(judged, look.subject, [look.from, bound])) return;
  const { chain } = begin.exchange.operation as StreamOperation;
  const covered = Math.max(...(chainsOf(judged).get(chain) ?? []).map(({ received }) => received));
  if (toldBy <= bound) return;
  if (covered < bound) return ledger.undecided("PRES-CA-003", look.exchange, "not-covered");
  ledger.broken("PRES-CA-003", look.exchange, {
    title: `${roleOf(judged, look.viewer)} was told that ${roleOf(judged, look.subject)} is currently active, and is not told that they are no longer.`,
    allowed: `an event with currently_active false within ${tolerances.deliveryHardMs / 1000} s`,
    observed: "GET says false, the stream nothing",
    act: begin.exchange,
    claim: {
      about: "notice",
      viewer: look.viewer,
      chain,
      subject: look.subject,
      sight: valued("currently_active", [false, null]),
      since: begin.exchange.index,
      withinMs: tolerances.deliveryHardMs,
    },
  });
}

/** Who did nothing for longer than the server itself waits before it calls somebody idle is not active. */
function judgeOverlong(judged: Case, story: Story, look: Observation): void {
  const { ledger, tolerances } = judged;
  if (!tolerances.idleKnown || !story.surelyConnected(look.from, look.to)) return;
  const crossingMs = areApart(look.viewer, look.subject) ? tolerances.crossingMs : 0;
  const since = look.from - tolerances.idleMaxMs - crossingMs;
  const isNewer = (judged.exchanges[0]?.sent ?? look.from) >= since;
  if (isNewer || look.presence === "offline" || hasBegun(judged, look, since)) return;
  if (look.currentlyActive !== true) return ledger.held("PRES-CA-003", look.exchange);
  ledger.broken("PRES-CA-003", look.exchange, {
    title: `${roleOf(judged, look.subject)} did nothing for longer than the idle time and is still currently active.`,
    allowed: "currently_active false, or another presence",
    observed: "true",
    claim: {
      about: "shown",
      exchange: look.exchange.index,
      subject: look.subject,
      sight: valued("currently_active", [false, null]),
    },
  });
}

/** Whether the user asked for anything from then on. */
function hasBegun({ exchanges }: Case, { subject, from }: Observation, since: Ms): boolean {
  return exchanges.some(
    ({ operation, user, sent }) =>
      user === subject && operation.kind !== "getPresence" && sent >= since && sent <= from,
  );
}

/** At its end a period tells when the user was last active, however often that was while it lasted. */
function judgeTracking(judged: Case, { begin, end }: Period): void {
  const { ledger, tolerances } = judged;
  if (end?.agoMs === undefined || end.currentlyActive === true || end.presence !== "online") return;
  const messages = judged.exchanges.filter(
    ({ operation, user, sent, received, status }) =>
      user === begin.subject &&
      operation.kind === "sendMessage" &&
      status === 200 &&
      sent > begin.to &&
      received < end.exchange.sent,
  );
  const last = messages.at(-1);
  if (last === undefined) return;
  const active = end.to - end.agoMs + tolerances.agoMs;
  if (active >= last.sent) return ledger.held("PRES-CA-004", end.exchange);
  if (active >= last.sent - tolerances.granularityMs) return;
  ledger.broken("PRES-CA-004", end.exchange, {
    title: `What ${roleOf(judged, begin.subject)} did while they were currently active was not recorded.`,
    allowed: `at most ${Math.round(end.to - last.sent + tolerances.agoMs)} ms ago`,
    observed: `${end.agoMs} ms`,
    act: last,
    claim: {
      about: "shown",
      exchange: end.exchange.index,
      subject: end.subject,
      sight: {
        kind: "age",
        acts: [last.index],
        toleranceMs: tolerances.agoMs + tolerances.granularityMs,
      },
      since: last.index,
    },
  });
}
