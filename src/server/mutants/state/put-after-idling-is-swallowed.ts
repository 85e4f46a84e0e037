import type { PresenceRecord } from "../../user.ts";
import type { Mutant } from "../mutant.ts";

/** The first PUT of a user whom the server has idled is answered and has no effect on the state. */
export const putAfterIdlingIsSwallowed: Mutant = {
  name: "put-after-idling-is-swallowed",
  fault: "The first PUT of a user whom the server has idled is answered and has no effect on the state.",
  requirement: "PRES-STATE-002",
  family: "latch",
  disturb: ({ stateWhenIdle, stateAfterPut }) => {
    const idled = new Set<PresenceRecord>();
    return {
      stateWhenIdle: (record) => {
        idled.add(record);
        return stateWhenIdle(record);
      },
      stateAfterPut: (asked, record) =>
        idled.delete(record) && record.state === "unavailable" ? record.state : stateAfterPut(asked, record),
    };
  },
};
