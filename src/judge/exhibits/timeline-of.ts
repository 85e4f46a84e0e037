import { grouped } from "../../history/grouped.ts";
import type { Exchange, StepRecord } from "../../history/history.ts";
import { sayCommand } from "../../scenarios/say-command.ts";
import { presenceEventSubject } from "../../spec/wire/presence-event.ts";
import type { Ms } from "../../time/clock.ts";
import { type Case, fencesOf, isFence, objectBody, roleOf } from "../case.ts";
import type { Reading } from "../evidence.ts";
import { eventsIn } from "../observations.ts";
import type { Finding, ScenarioVerdict } from "../verdict.ts";
import { exchangeEntry, toTenths } from "./exchange-entry.ts";
import { keepClose } from "./keep-close.ts";
import { shownOf } from "./shown-of.ts";
import type { Entry, ExchangeEntry, Lane, Mark, StepEntry, Timeline } from "./timeline.ts";

/** What a timeline is made of. */
export interface Told {
  readonly judged: Case;
  readonly verdict: ScenarioVerdict;
  readonly steps: readonly StepRecord[];
  readonly findings: readonly Finding[];
  /** What became of what was shown; empty where it was not worked out. */
  readonly readings: readonly Reading[];
}

/** One scenario as a timeline of at most `room` entries; where it is longer, what is near a finding stays. */
export function timelineOf(told: Told, room: number): Timeline {
  const { judged, verdict, steps, findings } = told;
  const findingsAt = new Map<number, Mark[]>();
  for (const { id, verdict: found, title, exchanges } of findings) {
    const mark = { id, verdict: found, title };
    for (const index of exchanges) findingsAt.set(index, [...(findingsAt.get(index) ?? []), mark]);
  }
  const lanes = lanesOf(judged);
  const readingsAt = grouped(told.readings, ({ observation }) => observation.exchange.index);
  const moments = [...steps.map(stepMoment), ...judged.exchanges.map(exchangeMoment)].sort(
    (one, other) => one.at - other.at || one.order - other.order,
  );
  const entryOf = ({ of }: Moment): Entry => {
    if (of.record === "step") return stepEntry(of);
    const shows = findingsAt.get(of.index) ?? [];
    const aside = shows.length > 0 ? undefined : asideOf(told, of);
    return {
      ...exchangeEntry(judged, of, aside === undefined ? shows.length : "aside"),
      ...laneOf(lanes, of),
      shown: shownOf(judged, readingsAt.get(of.index) ?? []),
      findings: shows,
      ...(aside === undefined ? {} : { aside }),
    };
  };
  const isEvidence = ({ of }: Moment) => of.record === "exchange" && findingsAt.has(of.index);
  const entries = keepClose(moments, { room, isKey: isEvidence }).map((kept): Entry => {
    if ("item" in kept) return entryOf(kept.item);
    const exchanges = kept.gap.filter(({ of }) => of.record === "exchange").length;
    return { kind: "gap", at: toTenths(kept.gap[0]?.at ?? 0), exchanges };
  });
  return { scenario: verdict.id, verdict: verdict.verdict, lanes, entries };
}

/** Something with its place in time; steps come before what was sent at the same moment. */
interface Moment {
  readonly at: Ms;
  readonly order: number;
  readonly of: StepRecord | Exchange;
}

function stepMoment(step: StepRecord): Moment {
  return { at: step.at, order: -1, of: step };
}

/** An act is where it was sent, since it is what moves the others; news is where it came. */
function exchangeMoment(exchange: Exchange): Moment {
  const isNews = exchange.operation.kind === "stream" && exchange.outcome === "answered";
  return { at: isNews ? exchange.received : exchange.sent, order: exchange.index, of: exchange };
}

function stepEntry({ at, step, command }: StepRecord): StepEntry {
  return { kind: "step", at: toTenths(at), step, said: sayCommand(command) };
}

/** Roles by name, then the fences; users outside the cast have none. */
function lanesOf(judged: Case): readonly Lane[] {
  const devices = new Map<string, Set<string>>();
  const cast = Object.entries(judged.scenario.cast).sort(([one], [other]) => (one < other ? -1 : 1));
  for (const user of [...cast.map(([, id]) => id), ...fencesOf(judged.scenario)])
    devices.set(user, new Set());
  for (const { user, device } of judged.exchanges) {
    if (user !== null && device !== null) devices.get(user)?.add(device);
  }
  return [...devices].flatMap(([user, known]): readonly Lane[] => {
    const role = isFence(judged, user) ? "fence" : roleOf(judged, user);
    if (known.size < 2) return [{ role, user }];
    return [...known].sort().map((device) => ({ role, user, device }));
  });
}

function laneOf(lanes: readonly Lane[], { user, device }: Exchange): { readonly lane?: number } {
  const lane = lanes.findIndex(
    (one) => one.user === user && (one.device === undefined || one.device === device),
  );
  return lane < 0 ? {} : { lane };
}

function asideOf({ judged, steps }: Told, exchange: Exchange): ExchangeEntry["aside"] {
  const { operation, user, sent } = exchange;
  const begins = steps[0]?.at ?? Number.NEGATIVE_INFINITY;
  const isLast = operation.kind === "logOut" && steps.every(({ command }) => command.type !== "logOut");
  if (sent < begins || isLast) return "set-up";
  if (user !== null && isFence(judged, user)) return "fence";
  if (operation.kind !== "stream") return undefined;
  const subjects = eventsIn(exchange).map(presenceEventSubject);
  if (subjects.length > 0)
    return subjects.every((one) => one !== undefined && isFence(judged, one)) ? "fence" : undefined;
  const { strays } = objectBody(exchange);
  const isQuiet = exchange.status === 200 && (!Array.isArray(strays) || strays.length === 0);
  return exchange.outcome === "aborted" || isQuiet ? "nothing" : undefined;
}
