import type { Mutant } from "../mutant.ts";

/** A chunk of /events holds one presence event, and its end passes over the others. */
export const chunkHoldsOnePresence: Mutant = {
  name: "chunk-holds-one-presence",
  fault: "A chunk of /events holds one presence event, and its end passes over the others.",
  requirement: "PRES-V1-004",
  family: "lost update",
  home: "seed",
  disturb: () => ({
    tapEvents: (events, { delivery }) => (delivery.outlet === "events" ? events.slice(0, 1) : events),
  }),
};
