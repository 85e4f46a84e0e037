import type { Exchange } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Decision, Evidence, Undecided } from "./verdict.ts";

/** What a breach is told with; `at` and the deciding exchange come from the exchange itself. */
export interface Breach {
  readonly title: string;
  readonly allowed: string;
  readonly observed: string;
  /** The act that the observation answers, where there is one. */
  readonly act?: Exchange | undefined;
  readonly ceiling?: "warn" | "observed" | undefined;
}

/** Where every check of one scenario writes down what it decided, and what it could not decide and why. */
export interface Ledger {
  readonly decisions: readonly Decision[];
  held(requirement: RequirementId, exchange: Exchange): void;
  undecided(requirement: RequirementId, exchange: Exchange, why: Undecided): void;
  broken(requirement: RequirementId, exchange: Exchange, breach: Breach): void;
  /** The specification is silent: behaviour to record. */
  noted(requirement: RequirementId, exchange: Exchange, breach: Breach): void;
}

const MAX_TEXT = 1024;

export function createLedger(scenario: string): Ledger {
  const decisions: Decision[] = [];
  const add = (
    requirement: RequirementId,
    exchange: Exchange,
    rest: Pick<Decision, "outcome" | "evidence" | "ceiling">,
  ) => void decisions.push({ requirement, scenario, exchange: exchange.index, ...rest });
  return {
    decisions,
    held: (requirement, exchange) => add(requirement, exchange, { outcome: "held" }),
    undecided: (requirement, exchange, why) => add(requirement, exchange, { outcome: why }),
    broken: (requirement, exchange, breach) =>
      add(requirement, exchange, {
        outcome: "broken",
        evidence: evidenceOf(exchange, breach),
        ...(breach.ceiling === undefined ? {} : { ceiling: breach.ceiling }),
      }),
    noted: (requirement, exchange, breach) =>
      add(requirement, exchange, { outcome: "noted", evidence: evidenceOf(exchange, breach) }),
  };
}

function evidenceOf(exchange: Exchange, { title, allowed, observed, act }: Breach): Evidence {
  return {
    title,
    allowed,
    observed: observed.length > MAX_TEXT ? `${observed.slice(0, MAX_TEXT)}…` : observed,
    at: exchange.received,
    exchanges:
      act === undefined || act.index === exchange.index ? [exchange.index] : [act.index, exchange.index],
  };
}
