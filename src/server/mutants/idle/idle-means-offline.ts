import type { Mutant } from "../mutant.ts";

/** An inactive user becomes offline though connected. */
export const idleMeansOffline: Mutant = {
  name: "idle-means-offline",
  fault: "An inactive user becomes offline though connected.",
  requirement: "PRES-IDLE-004",
  family: "wrong value",
  disturb: () => ({ stateWhenIdle: () => "offline" }),
};
