import type { Mutant } from "../mutant.ts";

/** Withholds presence from those who share only rooms of more than ten. */
export const largeRoomsAreSilent: Mutant = {
  name: "large-rooms-are-silent",
  fault: "Withholds presence from those who share only rooms of more than ten.",
  requirement: "PRES-META-002",
  family: "missing event",
  disturb: ({ sees }) => ({
    sees: (state, sight) => {
      const shared = [...sight.observer.joined].filter((room) => sight.subject.joined.has(room));
      const sizes = shared.map((room) => state.rooms.get(room)?.joined.size ?? 0);
      return sees(state, sight) && (sight.way === "get" || sizes.length === 0 || Math.min(...sizes) <= 10);
    },
  }),
};
