import type { Exchange, HistoryHeader, HistoryRecord, ScenarioRecord } from "../history/history.ts";
import type { HistorySink } from "../history/history-sink.ts";
import { memoryHistory } from "../history/memory-history.ts";
import { createDecider } from "../judge/create-decider.ts";
import { deriveFacts } from "../judge/facts.ts";
import { verdictOf } from "../judge/merge.ts";
import type { Decision, Fact } from "../judge/verdict.ts";
import type { Profile } from "../spec/profile.ts";
import { profile as profileById } from "../spec/profiles.ts";
import type { RequirementId } from "../spec/requirement.ts";

/** What a finding that is no mere observation means. */
export type Broken = "fail" | "warn";

/** A scenario that has ended, and what was found on it. */
export interface Decided {
  readonly scenario: ScenarioRecord;
  /** The requirements that were broken, each with the worst that it means. */
  readonly broken: ReadonlyMap<RequirementId, Broken>;
  /** The requirements that were found to hold or broken: those that it can tell something of. */
  readonly decided: ReadonlySet<RequirementId>;
  /** Of the scenario. */
  readonly requests: number;
}

export interface DecidingSink extends HistorySink {
  /** What the preflight taught; nothing before it has ended. */
  readonly facts: readonly Fact[];
}

/**
 * Judges each scenario as soon as it ends, so that a run can stop when it has shown enough. The first to end is the
 * preflight, whose facts serve for all.
 */
export function decidingSink(onDecided: (decided: Decided) => void): DecidingSink {
  const preflight = memoryHistory();
  const scenarios = new Map<string, ScenarioRecord>();
  const exchanges = new Map<string, Exchange[]>();
  let header: HistoryHeader | undefined;
  let learned: ReturnType<typeof learn> | undefined;

  const learn = (from: HistoryHeader) => {
    const profile = profileById(from.profile);
    const facts = deriveFacts(preflight.history(), profile);
    return { facts, profile, decide: createDecider(from, facts) };
  };
  const decide = (end: Extract<HistoryRecord, { record: "end" }>) => {
    const scenario = scenarios.get(end.scenario);
    const mine = exchanges.get(end.scenario) ?? [];
    exchanges.delete(end.scenario);
    if (scenario === undefined || header === undefined) return;
    learned ??= learn(header);
    const decisions = learned.decide({ scenario, exchanges: mine, end });
    onDecided({
      scenario,
      broken: brokenBy(learned.profile, decisions),
      decided: decidedBy(decisions),
      requests: mine.length,
    });
  };
  return {
    get facts() {
      return learned?.facts ?? [];
    },
    write: (record) => {
      if (learned === undefined) preflight.write(record);
      if (record.record === "header") header = record;
      else if (record.record === "scenario") scenarios.set(record.id, record);
      else if (record.record === "exchange") {
        const known = exchanges.get(record.scenario);
        if (known === undefined) exchanges.set(record.scenario, [record]);
        else known.push(record);
      } else if (record.record === "end") decide(record);
    },
  };
}

function brokenBy(profile: Profile, decisions: readonly Decision[]): ReadonlyMap<RequirementId, Broken> {
  const broken = new Map<RequirementId, Broken>();
  for (const decision of decisions) {
    const verdict = verdictOf(profile, decision);
    if (verdict === "fail" || (verdict === "warn" && !broken.has(decision.requirement)))
      broken.set(decision.requirement, verdict);
  }
  return broken;
}

function decidedBy(decisions: readonly Decision[]): ReadonlySet<RequirementId> {
  return new Set(
    decisions
      .filter(({ outcome }) => outcome === "held" || outcome === "broken")
      .map(({ requirement }) => requirement),
  );
}
