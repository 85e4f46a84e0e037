import type { Mutant } from "../mutant.ts";

/** A rise counts as activity only when it starts from offline. */
export const riseFromOfflineOnly: Mutant = {
  name: "rise-from-offline-only",
  fault: "A rise counts as activity only when it starts from offline.",
  requirement: "PRES-LAA-003",
  family: "last active",
  disturb: ({ isProactiveChange }) => ({
    isProactiveChange: (rules, before, after) =>
      before === "offline" && isProactiveChange(rules, before, after),
  }),
};
