import type { Mutant } from "../mutant.ts";

/** No PUT counts as activity, however far it raises the presence. */
export const putNeverCounts: Mutant = {
  name: "put-never-counts",
  fault: "No PUT counts as activity, however far it raises the presence.",
  requirement: "PRES-PUT-012",
  family: "last active",
  disturb: () => ({ isProactiveChange: () => false }),
};
