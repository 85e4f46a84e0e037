import type { FederationMutant } from "../federation-mutant.ts";

export const agoIsATimestamp: FederationMutant = {
  name: "ago-is-a-timestamp",
  fault: "The `last_active_ago` that another server sends is taken for the time of the last activity.",
  requirement: "PRES-FED-001",
  disturb: ({ read }) => ({
    read: (push, nowMs) => ({ ...read(push, nowMs), lastActiveAtMs: push.last_active_ago }),
  }),
};
