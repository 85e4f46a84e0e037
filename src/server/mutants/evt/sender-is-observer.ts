import type { Mutant } from "../mutant.ts";

/** Names the observer as the sender. */
export const senderIsObserver: Mutant = {
  name: "sender-is-observer",
  fault: "Names the observer as the sender.",
  requirement: "PRES-EVT-004",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event, { observer }) => ("sender" in event ? { ...event, sender: observer.id } : event),
  }),
};
