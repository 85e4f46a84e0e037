import type { FederationMutant } from "../federation-mutant.ts";

export const othersAreNeverTold: FederationMutant = {
  name: "others-are-never-told",
  fault: "Other servers are never told of anybody's presence.",
  requirement: "PRES-FED-001",
  disturb: () => ({ push: () => undefined }),
};
