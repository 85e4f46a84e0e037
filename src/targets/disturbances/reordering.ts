import { between, type Disturbance, happens } from "./disturbance.ts";

/** One answer in three is held back for up to 1.5 s while others, asked for later, pass it. */
export const reordering: Disturbance = {
  name: "reordering",
  what: "One answer in three is held back for up to 1.5 s while others, asked for later, pass it.",
  begin:
    ({ random }) =>
    (passage) =>
      happens(random, 333) ? { ...passage, backMs: passage.backMs + between(random, 100, 1_500) } : passage,
};
