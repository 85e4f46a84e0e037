import type { Mutant } from "../mutant.ts";

/** Takes set_presence=offline for online. */
export const setPresenceOfflineIgnored: Mutant = {
  name: "set-presence-offline-ignored",
  fault: "Takes set_presence=offline for online.",
  requirement: "PRES-SYNC-003",
  family: "wrong value",
  disturb: ({ stateOnOpening }) => ({
    stateOnOpening: (record, asked) => stateOnOpening(record, asked === "offline" ? "online" : asked),
  }),
};
