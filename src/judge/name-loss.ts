import type { Exchange } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import { presenceEventSubject } from "../spec/wire/presence-event.ts";
import { type Case, isFence } from "./case.ts";
import { type Delivery, eventsIn } from "./observations.ts";
import type { Story, Version } from "./story.ts";

/** A change that never reached a chain. */
export interface Loss {
  readonly version: Version;
  readonly neverTold: string | undefined;
  /** The chain, and what it was shown of the user. */
  readonly exchanges: readonly Exchange[];
  readonly shown: readonly Delivery[];
}

/**
 * How the chain was read around the change: not at all; by a request that was open and ended without a word; by one that
 * brought other people's news and so moved the token on.
 */
type WhileLost = "paused" | "between" | "open" | "other news";

function whileReading({ version, exchanges, shown }: Loss): WhileLost {
  const { from, fromLatest } = version;
  const carrier = exchanges.find(({ received, outcome }) => outcome === "answered" && received > fromLatest);
  if (carrier !== undefined && carrier.sent > fromLatest && wasPaused(exchanges, version)) return "paused";
  if (
    carrier !== undefined &&
    eventsIn(carrier).length > 0 &&
    !shown.some(({ exchange }) => exchange === carrier)
  )
    return "other news";
  return exchanges.some(({ sent, received }) => sent <= from && received >= fromLatest) ? "open" : "between";
}

const OF_LEVEL: { readonly [level: string]: RequirementId } = {
  unavailable: "PRES-IDLE-002",
  free_for_chat: "PRES-STATE-007",
  offline: "PRES-STATE-006",
};

/** What a change that was never told breaks. */
export function requirementOfLoss(story: Story, loss: Loss): RequirementId {
  const { version, neverTold, exchanges, shown } = loss;
  const events = exchanges.filter(isOfEvents);
  // None of the answers held presence.
  if (events.length > 0 && events.every((answer) => eventsIn(answer).length === 0)) return "PRES-V1-002";
  const reading = whileReading(loss);
  if (reading === "paused") return "PRES-PROP-010";
  const operation = version.effect?.exchange.operation;
  const before = story.statesBefore(version);
  const after = story.statesOf(version);
  if (after.every(({ level }) => before.some((other) => other.level === level))) return "PRES-PROP-006";
  if (operation?.kind === "sendMessage") return "PRES-IDLE-005";
  const ofLevel = OF_LEVEL[neverTold ?? ""];
  if (operation?.kind === "putPresence" && ofLevel !== undefined) return ofLevel;
  const wasTold = shown.some(({ exchange }) => exchange.received <= version.from);
  if (wasTold && reading === "other news") return events.length > 0 ? "PRES-V1-004" : "PRES-SYNC-011";
  return wasTold && reading === "open" ? "PRES-PROP-004" : "PRES-PROP-001";
}

function isOfEvents({ operation }: Exchange): boolean {
  return operation.kind === "stream" && operation.api === "events";
}

/** No request of the chain was open when the change was made. */
export function wasPaused(exchanges: readonly Exchange[], { from, fromLatest }: Version): boolean {
  return !exchanges.some(({ sent, received }) => sent <= fromLatest && received >= from);
}

/** The one level of which a chain is never told, more than once, while it is told of others. */
export function onlyLevelLost(
  lost: readonly Version[],
  story: Story,
  told: ReadonlySet<string>,
): string | undefined {
  const levels = new Set(lost.flatMap((version) => story.statesOf(version)).map(({ level }) => level));
  const [level] = levels;
  if (level === undefined || levels.size > 1 || lost.length < 2 || told.size === 0) return undefined;
  return told.has(level) ? undefined : level;
}

/** Whether the answer brings anybody but a fence, who has a room of their own. */
export function tellsOfOthers(judged: Case, exchange: Exchange): boolean {
  return eventsIn(exchange).some((event) => !isFence(judged, presenceEventSubject(event) ?? ""));
}
