import type { Mutant } from "../mutant.ts";

/** Gives an absent status message as an empty object. */
export const getStatusAsObject: Mutant = {
  name: "get-status-as-object",
  fault: "Gives an absent status message as an empty object.",
  requirement: "PRES-GET-004",
  family: "wire shape",
  disturb: () => ({ tapStatus: (body) => ({ status_msg: {}, ...body }) }),
};
