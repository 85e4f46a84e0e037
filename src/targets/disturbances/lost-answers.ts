import { between, type Disturbance, happens } from "./disturbance.ts";

/** Connections break after the request was processed and before its answer arrives. */
export const lostAnswers: Disturbance = {
  name: "lost-answers",
  what: "Connections break after the request was processed and before its answer arrives.",
  begin: ({ random }) => {
    const perMille = between(random, 3, 15);
    return (passage) => (happens(random, perMille) ? { ...passage, answer: "lost" } : passage);
  },
};
