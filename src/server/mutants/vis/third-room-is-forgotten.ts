import { listed } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Of an observer's rooms only the first two share presence. */
export const thirdRoomIsForgotten: Mutant = {
  name: "third-room-is-forgotten",
  fault: "Of an observer's rooms only the first two share presence.",
  requirement: "PRES-VIS-001",
  family: "latch",
  disturb: ({ sees }) => ({
    sees: (state, sight) => {
      const { observer, subject, rules } = sight;
      const early = [...observer.joined].slice(0, 2).some((roomId) => subject.joined.has(roomId));
      return sees(state, sight) && (observer === subject || early || listed(rules, observer, subject));
    },
  }),
};
