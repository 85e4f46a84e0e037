import type { Mutant } from "../mutant.ts";

/** Opening /events has no effect on presence. */
export const eventsDoNotConnect: Mutant = {
  name: "events-do-not-connect",
  fault: "Opening /events has no effect on presence.",
  requirement: "PRES-V1-005",
  family: "missing event",
  disturb: ({ stateOnOpening }) => ({
    stateOnOpening: (record, asked) => (asked === undefined ? record.state : stateOnOpening(record, asked)),
  }),
};
