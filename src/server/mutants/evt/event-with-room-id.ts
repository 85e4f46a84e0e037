import type { Mutant } from "../mutant.ts";

/** Attaches a room id to presence events. */
export const eventWithRoomId: Mutant = {
  name: "event-with-room-id",
  fault: "Attaches a room id to presence events.",
  requirement: "PRES-EVT-011",
  family: "wire shape",
  disturb: () => ({
    tapEvent: (event, { subject }) => ({ ...event, room_id: [...subject.joined][0] ?? "!0:nowhere" }),
  }),
};
