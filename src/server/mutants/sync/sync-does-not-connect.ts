import type { Mutant } from "../mutant.ts";

/** Without set_presence, a sync leaves presence alone. */
export const syncDoesNotConnect: Mutant = {
  name: "sync-does-not-connect",
  fault: "Without set_presence, a sync leaves presence alone.",
  requirement: "PRES-SYNC-002",
  family: "missing event",
  disturb: ({ stateOnOpening }) => ({
    stateOnOpening: (record, asked) => (asked === "online" ? record.state : stateOnOpening(record, asked)),
  }),
};
