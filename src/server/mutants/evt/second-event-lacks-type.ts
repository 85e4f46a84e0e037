import type { Mutant } from "../mutant.ts";

/** Of several events in one answer, all but the first lack their type. */
export const secondEventLacksType: Mutant = {
  name: "second-event-lacks-type",
  fault: "Of several events in one answer, all but the first lack their type.",
  requirement: "PRES-EVT-001",
  family: "wire shape",
  disturb: () => ({
    tapEvents: (events) =>
      events.map((event, index) => {
        const { type: _type, ...rest } = event;
        return index === 0 ? event : (rest as typeof event);
      }),
  }),
};
