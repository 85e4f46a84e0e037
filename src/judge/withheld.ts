import type { Decision } from "./verdict.ts";

/** Losses in so many scenarios are no matter of one room, one pair of users or one moment. */
const SCENARIOS = 2;

/**
 * What only a whole run shows: whether anybody was ever told. It is broken when changes were lost, and no stream was ever
 * given a presence event of any kind. Not to tell some is a choice from r0.5.0 on ("interested parties", AMB-08); to tell nobody is to have no presence.
 */
export function withheldFromEverybody(decisions: readonly Decision[]): readonly Decision[] {
  const about = (requirement: Decision["requirement"]) =>
    decisions.filter((decision) => decision.requirement === requirement);
  const losses = about("PRES-PROP-001").filter(({ outcome }) => outcome === "broken");
  const [first] = losses;
  // Every event, right or wrong, is a decision on its type.
  const [told] = about("PRES-EVT-001");
  if (told !== undefined) {
    const { scenario, exchange } = told;
    return [{ requirement: "PRES-META-001", scenario, exchange, count: 1, outcome: "held" }];
  }
  if (first?.evidence === undefined) return [];
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
