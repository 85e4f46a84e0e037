import type { Variety } from "./variety.ts";

/** New activity is told to observers, as long as they were not told that the user is currently active. */
export const activityIsTold: Variety = {
  name: "activity-is-told",
  does: "Tells new activity to observers who were not told that the user is currently active.",
  lawfulBy:
    "catalogue 8.3: events may be repeated with another last_active_ago; PRES-CA-002 forbids it while active",
  vary: ({ isNews }) => ({
    isNews: (before, after) =>
      isNews(before, after) || (!before.currentlyActive && before.lastActiveAtMs !== after.lastActiveAtMs),
  }),
};
