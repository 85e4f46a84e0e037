import type { Mutant } from "../mutant.ts";

/** Takes set_presence=unavailable for online. */
export const setPresenceUnavailableIgnored: Mutant = {
  name: "set-presence-unavailable-ignored",
  fault: "Takes set_presence=unavailable for online.",
  requirement: "PRES-SYNC-004",
  family: "wrong value",
  disturb: ({ stateOnOpening }) => ({
    stateOnOpening: (record, asked) => stateOnOpening(record, asked === "unavailable" ? "online" : asked),
  }),
};
