import type { Mutant } from "../mutant.ts";

/** Gives last_active_ago as a string. */
export const getAgoAsText: Mutant = {
  name: "get-ago-as-text",
  fault: "Gives last_active_ago as a string.",
  requirement: "PRES-GET-003",
  family: "wire shape",
  disturb: () => ({
    tapStatus: (body) =>
      "last_active_ago" in body ? { ...body, last_active_ago: String(body["last_active_ago"]) } : body,
  }),
};
