import type { Exchange } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Claim } from "./claim.ts";
import type { Decision, Evidence, Undecided } from "./verdict.ts";

/** What a breach is told with; `at` and the deciding exchange come from the exchange itself. */
export interface Breach extends Note {
  /** What should have been so, for somebody who looks again without the model. */
  readonly claim: Claim;
  readonly ceiling?: "warn" | "observed" | undefined;
}

/** The same of what is recorded only. */
export interface Note {
  readonly title: string;
  readonly allowed: string;
  readonly observed: string;
  /** The act that the observation answers, where there is one. */
  readonly act?: Exchange | undefined;
}

/** Where every check of one scenario writes down what it decided, and what it could not decide and why. */
export interface Ledger {
  /** Everything decided so far. */
  decisions(): readonly Decision[];
  held(requirement: RequirementId, exchange: Exchange): void;
  undecided(requirement: RequirementId, exchange: Exchange, why: Undecided): void;
  broken(requirement: RequirementId, exchange: Exchange, breach: Breach): void;
  /** The specification is silent: behaviour to record. */
  noted(requirement: RequirementId, exchange: Exchange, note: Note): void;
}

const MAX_TEXT = 1024;

export function createLedger(scenario: string): Ledger {
  const told: Decision[] = [];
  // A deep run has millions of moments: those that need no evidence are counted, not kept.
  const counted = new Map<string, { decision: Omit<Decision, "count">; count: number }>();
  const count = (requirement: RequirementId, exchange: Exchange, outcome: "held" | Undecided) => {
    const key = `${requirement} ${outcome}`;
    const known = counted.get(key);
    if (known !== undefined) known.count += 1;
    else
      counted.set(key, { decision: { requirement, scenario, exchange: exchange.index, outcome }, count: 1 });
  };
  const tell = (
    requirement: RequirementId,
    exchange: Exchange,
    rest: Pick<Decision, "outcome" | "evidence" | "claim" | "ceiling">,
  ) => void told.push({ requirement, scenario, exchange: exchange.index, count: 1, ...rest });
  return {
    decisions: () => [
      ...told,
      ...[...counted.values()].map(({ decision, count: times }) => ({ ...decision, count: times })),
    ],
    held: (requirement, exchange) => count(requirement, exchange, "held"),
    undecided: count,
    broken: (requirement, exchange, breach) =>
      tell(requirement, exchange, {
        outcome: "broken",
        evidence: evidenceOf(exchange, breach),
        claim: breach.claim,
        ...(breach.ceiling === undefined ? {} : { ceiling: breach.ceiling }),
      }),
    noted: (requirement, exchange, note) =>
      tell(requirement, exchange, { outcome: "noted", evidence: evidenceOf(exchange, note) }),
  };
}

function evidenceOf(exchange: Exchange, { title, allowed, observed, act }: Note): Evidence {
  return {
    title,
    allowed,
    observed: observed.length > MAX_TEXT ? `${observed.slice(0, MAX_TEXT)}…` : observed,
    at: exchange.received,
    exchanges:
      act === undefined || act.index === exchange.index ? [exchange.index] : [act.index, exchange.index],
  };
}
