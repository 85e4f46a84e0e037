import type { FederationMutant } from "../federation-mutant.ts";

export const agoInSeconds: FederationMutant = {
  name: "ago-in-seconds",
  fault: "Other servers are sent `last_active_ago` in seconds.",
  requirement: "PRES-FED-001",
  disturb: (exemplary) => ({
    push: (state, subject) => {
      const push = exemplary.push(state, subject);
      return push?.last_active_ago === undefined
        ? push
        : { ...push, last_active_ago: Math.round(push.last_active_ago / 1_000) };
    },
  }),
};
