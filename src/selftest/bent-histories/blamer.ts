import type { History } from "../../history/history.ts";
import type { RecordedScenario } from "../../judge/create-cases.ts";
import { createDecider } from "../../judge/create-decider.ts";
import { deriveFacts } from "../../judge/facts.ts";
import { verdictOf } from "../../judge/merge.ts";
import type { Decision } from "../../judge/verdict.ts";
import type { Profile } from "../../spec/profile.ts";
import { profile as profileById } from "../../spec/profiles.ts";
import type { RequirementId } from "../../spec/requirement.ts";

/** Says what each scenario of a history is blamed for, by itself; what the preflight taught stays as it was. */
export function blamer(history: History): (recorded: RecordedScenario) => readonly RequirementId[] {
  const profile = profileById(history.header.profile);
  const decide = createDecider(history.header, deriveFacts(history, profile));
  return (recorded) => blamedBy(profile, decide(recorded));
}

/** The requirements that the decisions say were broken. */
export function blamedBy(profile: Profile, decisions: readonly Decision[]): readonly RequirementId[] {
  const bad = decisions.filter((decision) => ["fail", "warn"].includes(verdictOf(profile, decision) ?? ""));
  return [...new Set(bad.map(({ requirement }) => requirement))].sort();
}
