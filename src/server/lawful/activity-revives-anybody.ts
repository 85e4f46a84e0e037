import type { Variety } from "./variety.ts";

/** Activity makes even a user online who had asked to be offline. */
export const activityRevivesAnybody: Variety = {
  name: "activity-revives-anybody",
  does: "Makes a user online by activity even if they had asked to be offline.",
  lawfulBy: "AMB-04, PRES-IDLE-006",
  vary: ({ stateAfterActivity }) => ({
    stateAfterActivity: (record, rules) =>
      rules.activityRevives ? "online" : stateAfterActivity(record, rules),
  }),
};
