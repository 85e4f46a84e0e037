import { between, type Disturbance, happens } from "./disturbance.ts";

/** Connections break in the middle of an answer: its head and half of its body arrive. */
export const cutAnswers: Disturbance = {
  name: "cut-answers",
  what: "Connections break in the middle of an answer.",
  begin: ({ random }) => {
    const perMille = between(random, 3, 15);
    return (passage) => (happens(random, perMille) ? { ...passage, answer: "cut" } : passage);
  },
};
