import type { Mutant } from "../mutant.ts";

/** Only who is online goes offline with the last stream; who is unavailable stays so. */
export const unavailableNeverGoesOffline: Mutant = {
  name: "unavailable-never-goes-offline",
  fault: "Only who is online goes offline with the last stream; who is unavailable stays so.",
  requirement: "PRES-STATE-004",
  family: "timer",
  disturb: ({ isConnected }) => ({
    isConnected: (record) => record.state === "unavailable" || isConnected(record),
  }),
};
