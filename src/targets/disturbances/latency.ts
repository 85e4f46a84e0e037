import { between, type Disturbance, happens } from "./disturbance.ts";

const LONGEST_MS = 2_000;

/** Requests and answers travel for up to 2 s, each way unlike the other, and unlike the one before. */
export const latency: Disturbance = {
  name: "latency",
  what: "Requests and answers travel for up to 2 s, each way unlike the other.",
  begin: ({ random }) => {
    const [thereMax, backMax] = [between(random, 200, LONGEST_MS), between(random, 200, LONGEST_MS)];
    // One in three finds the way free, so that others are overtaken.
    const travel = (most: number) => random.below((happens(random, 333) ? most / 10 : most) + 1);
    return (passage) => {
      const thereMs = passage.thereMs + travel(thereMax);
      return { ...passage, thereMs, backMs: passage.backMs + travel(backMax), noticeMs: thereMs };
    };
  },
};
