import type { Profile } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Decision, Fact, FactName } from "./verdict.ts";

const OF_PROFILE_EVENTS: readonly RequirementId[] = [
  "PRES-EVT-013",
  "PRES-PROF-002",
  "PRES-PROF-004",
  "PRES-PROF-006",
  "PRES-PROF-008",
  "PRES-PROF-009",
  "PRES-PROF-010",
];

const OF_CURRENTLY_ACTIVE: readonly RequirementId[] = [
  "PRES-GET-013",
  "PRES-CA-001",
  "PRES-CA-002",
  "PRES-CA-003",
  "PRES-CA-004",
];

/**
 * Requirements that speak of something this server, lawfully, does not do: why they do not apply. They count only
 * where nothing was decided.
 */
export function notApplicable(
  profile: Profile,
  { facts, decisions }: { readonly facts: readonly Fact[]; readonly decisions: readonly Decision[] },
): ReadonlyMap<RequirementId, string> {
  const isNot = (name: FactName) => facts.find((fact) => fact.name === name)?.value === false;
  const reasons = new Map<RequirementId, string>();
  if (isNot("profilePropagation") && profile.severity("PRES-PROF-001") === "observed") {
    const reason =
      "this server sends no presence when a profile changes, which this profile leaves open (AMB-02)";
    for (const id of OF_PROFILE_EVENTS) reasons.set(id, reason);
  }
  const looks = decisions.filter(({ requirement }) => requirement === "PRES-GET-010");
  if (looks.length > 0 && looks.every(({ outcome }) => outcome !== "held"))
    reasons.set("PRES-GET-008", "this server refuses nobody's look (see PRES-GET-010)");
  if (isNot("currentlyActive")) {
    for (const id of OF_CURRENTLY_ACTIVE)
      reasons.set(id, "this server does not use `currently_active`, which is optional (AMB-30)");
  }
  return reasons;
}
