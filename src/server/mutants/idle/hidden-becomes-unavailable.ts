import type { Mutant } from "../mutant.ts";

/** A message of a user who asked to be offline makes them unavailable. */
export const hiddenBecomesUnavailable: Mutant = {
  name: "hidden-becomes-unavailable",
  fault: "A message of a user who asked to be offline makes them unavailable.",
  requirement: "PRES-IDLE-006",
  family: "wrong value",
  disturb: ({ stateAfterActivity }) => ({
    stateAfterActivity: (record, rules) =>
      rules.activityRevives && record.explicitlyOffline ? "unavailable" : stateAfterActivity(record, rules),
  }),
};
