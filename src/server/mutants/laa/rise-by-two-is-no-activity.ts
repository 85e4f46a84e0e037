import { PRESENCE_ORDER } from "../../../spec/profile.ts";
import type { Mutant } from "../mutant.ts";

/** A rise counts as activity only when it goes up by a single level. */
export const riseByTwoIsNoActivity: Mutant = {
  name: "rise-by-two-is-no-activity",
  fault: "A rise counts as activity only when it goes up by a single level.",
  requirement: "PRES-LAA-003",
  family: "last active",
  home: "seed",
  disturb: ({ isProactiveChange }) => ({
    isProactiveChange: (rules, before, after) =>
      isProactiveChange(rules, before, after) &&
      (rules.raise === "to-online" || PRESENCE_ORDER.indexOf(after) - PRESENCE_ORDER.indexOf(before) === 1),
  }),
};
