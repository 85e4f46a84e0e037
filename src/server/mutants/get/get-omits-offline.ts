import type { Mutant } from "../mutant.ts";

/** Leaves presence out of GET status when the user is offline. */
export const getOmitsOffline: Mutant = {
  name: "get-omits-offline",
  fault: "Leaves presence out of GET status when the user is offline.",
  requirement: "PRES-GET-002",
  family: "wire shape",
  disturb: () => ({
    tapStatus: ({ presence, ...body }) => (presence === "offline" ? body : { ...body, presence }),
  }),
};
