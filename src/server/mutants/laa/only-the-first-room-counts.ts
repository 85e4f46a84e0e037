import type { Mutant } from "../mutant.ts";

/** Only what a user sends to the first of their rooms counts as activity. */
export const onlyTheFirstRoomCounts: Mutant = {
  name: "only-the-first-room-counts",
  fault: "Only what a user sends to the first of their rooms counts as activity.",
  requirement: "PRES-LAA-002",
  family: "last active",
  disturb: ({ becomesActive }) => ({
    becomesActive: (actor, room) =>
      room === undefined || actor.joined.values().next().value === room.id ? becomesActive(actor, room) : [],
  }),
};
