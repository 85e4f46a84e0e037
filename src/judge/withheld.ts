import type { Decision } from "./verdict.ts";

/** Losses in so many scenarios are no matter of one room, one pair of users or one moment. */
const SCENARIOS = 2;

/**
 * The breach that only a whole run shows: changes were lost, and no stream was ever given a presence event of any kind.
 * Not to tell some is a choice from r0.5.0 on ("interested parties", AMB-08); to tell nobody is to have no presence.
 */
export function withheldFromEverybody(decisions: readonly Decision[]): readonly Decision[] {
  const about = (requirement: Decision["requirement"]) =>
    decisions.filter((decision) => decision.requirement === requirement);
  const losses = about("PRES-PROP-001").filter(({ outcome }) => outcome === "broken");
  const [first] = losses;
  // Every event, right or wrong, is a decision on its type.
  const isTold = about("PRES-EVT-001").length > 0;
  if (first?.evidence === undefined || isTold) return [];
  if (new Set(losses.map(({ scenario }) => scenario)).size < SCENARIOS) return [];
  return [
    {
      ...first,
      requirement: "PRES-META-001",
      evidence: {
        ...first.evidence,
        title: "Changes of presence are told to nobody: no stream was ever given a presence event.",
      },
    },
  ];
}
