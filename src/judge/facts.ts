import type { Exchange, History, ScenarioRecord } from "../history/history.ts";
import type { Profile } from "../spec/profile.ts";
import { commonFacts } from "./common-facts.ts";
import { learnGranularity } from "./granularity.ts";
import { measureTimers } from "./measure-timers.ts";
import { Preflight } from "./preflight.ts";
import { type Learned, rateLimited, roundTrips } from "./run-facts.ts";
import type { Fact, FactName } from "./verdict.ts";

/** The family of the scenario that teaches what the specification leaves to the server. */
export const PREFLIGHT_FAMILY = "preflight";

/** What the preflights (one on each homeserver, and the run so far) taught about the target; derived anew from the history alone. */
export function deriveFacts(history: Omit<History, "footer">, profile: Profile): readonly Fact[] {
  const preflights = history.scenarios.filter(({ family }) => family === PREFLIGHT_FAMILY);
  const facts = [...commonFacts(preflights.map((preflight) => learnedFrom(history, preflight)))];
  const add = (name: FactName, learned: Learned) => {
    if (learned !== undefined) facts.push({ name, source: "measured", ...learned });
  };
  add("rateLimited", rateLimited(history.exchanges));
  for (const [name, learned] of roundTrips(history.exchanges)) add(name, learned);
  return [...facts, ...measureTimers(history, profile)];
}

function learnedFrom(history: Omit<History, "footer">, preflight: ScenarioRecord): readonly Fact[] {
  const subject = preflight.cast["A"];
  const exchanges = history.exchanges
    .of(preflight.id)
    .toSorted((one, other) => one.sent - other.sent || one.index - other.index);
  const facts: Fact[] = [];
  const add = (name: FactName, learned: Learned) => {
    if (learned !== undefined) facts.push({ name, source: "measured", ...learned });
  };
  if (subject !== undefined) {
    const seen = new Preflight(exchanges, subject);
    add("presenceActive", seen.active());
    add("presenceReadable", seen.readable());
    add("presenceTold", seen.told());
    add("omittedMessage", seen.omittedMessage());
    add("suppressedStream", seen.suppressedStream());
    add("statusInEvents", seen.keyInEvents("status_msg"));
    add("currentlyActive", seen.keyInEvents("currently_active"));
    add("profilePropagation", seen.keyInEvents("displayname"));
    add("subjectKey", seen.subjectKey());
    add("selfEcho", seen.selfEcho());
    add("strangerLook", seen.strangerLook());
    add("initialSyncFrontLoads", seen.frontLoads());
    add("listAccepts", seen.listAccepts());
    const granularity = learnGranularity(exchanges, subject);
    add("granularityMs", granularity);
    // Where activity is counted in steps, an act that did not move the age may count all the same.
    const counts = (learned: Learned) =>
      learned?.value === true || granularity?.value === 0 ? learned : undefined;
    add("loweringBumps", counts(seen.bumps(isLowering, "Lowering the presence")));
    add("pollingBumps", counts(seen.bumps(isPolling, "Polling a stream")));
  }
  return facts;
}

const isLowering = (operation: Exchange["operation"]) =>
  operation.kind === "putPresence" && operation.presence === "unavailable";
const isPolling = (operation: Exchange["operation"]) =>
  operation.kind === "stream" && operation.api !== "initialSync";
