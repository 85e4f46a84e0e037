import type { Mutant } from "../mutant.ts";

/** A profile change is activity, and makes whoever was idle online. */
export const renameIsActivity: Mutant = {
  name: "rename-is-activity",
  fault: "A profile change is activity, and makes whoever was idle online.",
  requirement: "PRES-PROF-003",
  family: "profile",
  home: "v1",
  disturb: ({ isProactive }) => ({ isProactive: (action) => action === "profile" || isProactive(action) }),
};
