import type { Mutant } from "../mutant.ts";

/** Activity leaves an idle user unavailable. */
export const activityDoesNotRevive: Mutant = {
  name: "activity-does-not-revive",
  fault: "Activity leaves an idle user unavailable.",
  requirement: "PRES-IDLE-005",
  family: "missing event",
  disturb: () => ({ stateAfterActivity: (record) => record.state }),
};
