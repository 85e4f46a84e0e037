import type { FederationMutant } from "../federation-mutant.ts";

export const currentlyActiveStaysAtHome: FederationMutant = {
  name: "currently-active-stays-at-home",
  fault: "Other servers are not told that somebody is currently active.",
  requirement: "PRES-FED-001",
  disturb: (exemplary) => ({
    push: (state, subject) => {
      const { currently_active: _, ...push } = exemplary.push(state, subject) ?? {};
      return "user_id" in push ? push : undefined;
    },
  }),
};
