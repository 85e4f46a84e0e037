import type { Mutant } from "../mutant.ts";

/** GET gives null for the last activity of users who are offline. */
export const offlineAgoNull: Mutant = {
  name: "offline-ago-null",
  fault: "GET gives null for the last activity of users who are offline.",
  requirement: "PRES-GET-003",
  family: "wire shape",
  disturb: () => ({
    tapStatus: (body) => (body["presence"] === "offline" ? { ...body, last_active_ago: null } : body),
  }),
};
