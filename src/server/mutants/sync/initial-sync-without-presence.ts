import type { Mutant } from "../mutant.ts";

/** An initial answer never carries presence. */
export const initialSyncWithoutPresence: Mutant = {
  name: "initial-sync-without-presence",
  fault: "An initial answer never carries presence.",
  requirement: "PRES-SYNC-009",
  family: "missing event",
  disturb: () => ({ isFrontLoaded: () => false }),
};
