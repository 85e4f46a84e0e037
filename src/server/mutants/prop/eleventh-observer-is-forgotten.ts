import { audienceOf } from "../../visibility.ts";
import type { Mutant } from "../mutant.ts";

/** Only the first ten members of a room are told. */
export const eleventhObserverIsForgotten: Mutant = {
  name: "eleventh-observer-is-forgotten",
  fault: "Only the first ten members of a room are told.",
  requirement: "PRES-PROP-001",
  family: "latch",
  disturb: ({ sees }) => ({
    sees: (state, sight) =>
      sees(state, sight) &&
      (sight.way === "get" || [...audienceOf(state, sight.subject)].slice(0, 11).includes(sight.observer)),
  }),
};
