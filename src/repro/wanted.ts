import { verdictOf } from "../judge/merge.ts";
import type { Decision } from "../judge/verdict.ts";
import type { Actor } from "../model/command.ts";
import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { PerformedScenario } from "./stage.ts";

/** What has to be seen again. */
export interface Wanted {
  readonly requirement: RequirementId;
  /** The sentence of one finding, roles left open; absent: whatever breaks the requirement. */
  readonly kind?: string;
  /** No less than this; absent: `warn`. */
  readonly verdict?: "fail";
}

/** The decision that shows what is wanted, if one does: what a server is failed for before what it is warned for. */
export function shownIn(
  { decisions, scenario }: Pick<PerformedScenario, "decisions" | "scenario">,
  { requirement, kind, verdict }: Wanted,
  profile: Profile,
): Decision | undefined {
  const broken = decisions.filter(
    (decision) =>
      decision.requirement === requirement &&
      (kind === undefined || kindOf(decision.evidence?.title ?? "", scenario.cast.users) === kind),
  );
  return (
    broken.find((decision) => verdictOf(profile, decision) === "fail") ??
    (verdict === "fail" ? undefined : broken.find((decision) => verdictOf(profile, decision) === "warn"))
  );
}

/**
 * The sentence of a finding with its roles left open: the same fault shows at whoever is left.
 *
 * @example kindOf("GET shows A to B with …", ["A", "B"]) // "GET shows … to … with …"
 */
export function kindOf(title: string, users: readonly Actor[]): string {
  // A sentence that begins with an article and one that begins with a role are to look alike.
  const names = ["the fence", "themselves", "A", ...users].map((name) => name.replaceAll(/[^\w ]/gu, "\\$&"));
  return title.replaceAll(new RegExp(`\\b(?:${names.join("|")})\\b`, "gu"), "…");
}
