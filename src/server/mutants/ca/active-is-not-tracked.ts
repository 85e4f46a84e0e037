import type { Mutant } from "../mutant.ts";

/** While a user is currently active, further activity is not recorded. */
export const activeIsNotTracked: Mutant = {
  name: "active-is-not-tracked",
  fault: "While a user is currently active, further activity is not recorded.",
  requirement: "PRES-CA-004",
  family: "last active",
  disturb: () => ({ becomesActive: (actor) => (actor.presence.currentlyActive ? [] : [actor]) }),
};
