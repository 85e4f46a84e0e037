import type { Mutant } from "../mutant.ts";

/** last_active_ago begins at zero again after 65 536 milliseconds. */
export const agoWrapsAt16Bits: Mutant = {
  name: "ago-wraps-at-16-bits",
  fault: "last_active_ago begins at zero again after 65 536 milliseconds.",
  requirement: "PRES-LAA-006",
  family: "last active",
  disturb: ({ lastActiveAgo }) => ({
    lastActiveAgo: (record, nowMs) => {
      const agoMs = lastActiveAgo(record, nowMs);
      return agoMs === undefined ? undefined : agoMs % 65_536;
    },
  }),
};
