import type { EndRecord, Exchange, HistoryHeader, ScenarioRecord } from "../history/history.ts";
import { openPolicies } from "../model/policy.ts";
import { profile as profileById } from "../spec/profiles.ts";
import { acrossHomeservers } from "./across-homeservers.ts";
import { type Case, fencesOf } from "./case.ts";
import { deriveTolerances } from "./derive-tolerances.ts";
import { createLedger } from "./ledger.ts";
import type { Fact } from "./verdict.ts";

/** What was recorded of one scenario. */
export interface RecordedScenario {
  readonly scenario: ScenarioRecord;
  /** In any order. */
  readonly exchanges: readonly Exchange[];
  /** Absent when the run ended before the scenario did. */
  readonly end: EndRecord | undefined;
}

/** What of a history's header the judgement of a scenario rests on. */
export type CaseGround = Pick<HistoryHeader, "profile" | "target" | "timers" | "quirks">;

/** Makes a case of each scenario, with an empty ledger; of one that could not be set up none, since it has shown nothing. */
export function createCases(
  header: CaseGround,
  facts: readonly Fact[],
): (recorded: RecordedScenario) => Case | undefined {
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
    if (end?.outcome === "error") return undefined;
    return {
      scenario,
      exchanges: inOrder(exchanges.map(asJudged)),
      profile,
      tolerances,
      across,
      policies,
      facts: factsByName,
      users: new Set([...Object.values(scenario.cast), ...fencesOf(scenario)]),
      ledger: createLedger(scenario.id),
    };
  };
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
