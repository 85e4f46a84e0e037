import type { PresenceEvent } from "../../presence-event.ts";
import type { Mutant } from "../mutant.ts";

/** Gives list items without type and content. */
export const listOfFlatObjects: Mutant = {
  name: "list-of-flat-objects",
  fault: "Gives list items without type and content.",
  requirement: "PRES-LIST-004",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event, { outlet }) =>
      outlet === "list" ? ({ ...event.content } as unknown as PresenceEvent) : event,
  }),
};
