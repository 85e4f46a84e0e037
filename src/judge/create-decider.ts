import type { EndRecord, Exchange, HistoryHeader, ScenarioRecord } from "../history/history.ts";
import { openPolicies } from "../model/policy.ts";
import { profile as profileById } from "../spec/profiles.ts";
import { type Case, fencesOf } from "./case.ts";
import { acrossHomeservers } from "./across-homeservers.ts";
import { deriveTolerances } from "./derive-tolerances.ts";
import { PREFLIGHT_FAMILY } from "./facts.ts";
import { judgeScenario } from "./judge-scenario.ts";
import { createLedger } from "./ledger.ts";
import { judgeModule } from "./properties/presence-module.ts";
import type { Decision, Fact } from "./verdict.ts";

/** What was recorded of one scenario. */
export interface RecordedScenario {
  readonly scenario: ScenarioRecord;
  /** In any order. */
  readonly exchanges: readonly Exchange[];
  /** Absent when the run ended before the scenario did. */
  readonly end: EndRecord | undefined;
}

/**
 * Takes the decisions on one scenario after another, in any order: scenarios share no users, so what is decided on one
 * needs nothing of the others but the facts.
 */
export function createDecider(
  header: Pick<HistoryHeader, "profile" | "target" | "timers" | "quirks">,
  facts: readonly Fact[],
): (recorded: RecordedScenario) => readonly Decision[] {
  const profile = profileById(header.profile);
  const exact = header.target.kind === "embedded";
  const tolerances = deriveTolerances({ exact, timers: header.timers, quirks: header.quirks, facts });
  const across = acrossHomeservers(tolerances);
  const factsByName = new Map(facts.map((fact) => [fact.name, fact]));
  const omitted = factsByName.get("omittedMessage")?.value;
  const policies = openPolicies(profile.rules).filter(
    ({ omittedMessage }) => typeof omitted !== "string" || omittedMessage === omitted,
  );
  return ({ scenario, exchanges, end }) => {
    // A scenario that could not be set up has shown nothing.
    if (end?.outcome === "error") return [];
    const ledger = createLedger(scenario.id);
    const judged: Case = {
      scenario,
      exchanges: inOrder(exchanges.map(asJudged)),
      profile,
      tolerances,
      across,
      policies,
      facts: factsByName,
      users: new Set([...Object.values(scenario.cast), ...fencesOf(scenario)]),
      ledger,
    };
    judgeScenario(judged);
    const last = judged.exchanges.at(-1);
    if (scenario.family === PREFLIGHT_FAMILY && last !== undefined) judgePreflight(judged, last);
    return ledger.decisions();
  };
}

/** What only the preflight as a whole shows: presence is on, and whether a user's own stream echoes them. */
function judgePreflight({ ledger, facts }: Case, last: Exchange): void {
  judgeModule({ ledger, facts }, last);
  const echo = facts.get("selfEcho");
  if (echo === undefined) return;
  const title = "Whether a user's own stream echoes their own presence is open.";
  ledger.noted("PRES-PROP-009", last, { title, allowed: "either", observed: echo.text });
}

/** An answer of which only a part was kept shows nothing, though an act was an act all the same. */
function asJudged(exchange: Exchange): Exchange {
  if (exchange.isCut !== true) return exchange;
  const { body: _, ...act } = exchange;
  return LOOKS.has(exchange.operation.kind) ? { ...act, outcome: "lost" } : act;
}

const LOOKS: ReadonlySet<string> = new Set([
  "stream",
  "getPresence",
  "getList",
  "getProfile",
  "readRoom",
  "getMembers",
]);

function inOrder(exchanges: readonly Exchange[]): readonly Exchange[] {
  return [...exchanges].sort((one, other) => one.sent - other.sent || one.index - other.index);
}
