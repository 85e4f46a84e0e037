import type { Mutant } from "../mutant.ts";

/** GET gives the status message of who asks, not of who is asked about. */
export const getTellsOwnMessage: Mutant = {
  name: "get-tells-own-message",
  fault: "GET gives the status message of who asks, not of who is asked about.",
  requirement: "PRES-PUT-007",
  family: "wrong value",
  disturb: () => ({
    tapStatus: (body, { observer }) => ({ ...body, status_msg: observer.presence.statusMsg }),
  }),
};
