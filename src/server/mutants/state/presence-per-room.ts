import type { Sight } from "../../behaviour.ts";
import { isVisible, listed } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Tells a change only in the room that the user joined first. */
export const presencePerRoom: Mutant = {
  name: "presence-per-room",
  fault: "Tells a change only in the room that the user joined first.",
  requirement: "PRES-STATE-010",
  family: "wrong audience",
  disturb: () => ({
    sees: (_state, { observer, subject, rules, way }: Sight) => {
      const [home] = subject.joined;
      const inHome = observer === subject || (home !== undefined && observer.joined.has(home));
      return (
        isVisible(rules, observer, subject) && (inHome || way === "get" || listed(rules, observer, subject))
      );
    },
  }),
};
