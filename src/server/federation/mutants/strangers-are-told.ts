import type { FederationMutant } from "../federation-mutant.ts";
import { serverPart } from "../../../spec/wire/server-part.ts";

export const strangersAreTold: FederationMutant = {
  name: "strangers-are-told",
  fault: "All servers are told of everybody, and show whomever another server told of to all.",
  requirement: "PRES-FED-004",
  disturb: () => ({
    serversToTell: ({ users }) => new Set([...users.keys()].map((userId) => serverPart(userId))),
    seesAcross: () => true,
  }),
};
