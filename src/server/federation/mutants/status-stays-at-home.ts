import type { FederationMutant } from "../federation-mutant.ts";

export const statusStaysAtHome: FederationMutant = {
  name: "status-stays-at-home",
  fault: "Other servers are not told of status messages.",
  requirement: "PRES-FED-001",
  disturb: (exemplary) => ({
    push: (state, subject) => {
      const { status_msg: _, ...push } = exemplary.push(state, subject) ?? {};
      return "user_id" in push ? push : undefined;
    },
  }),
};
