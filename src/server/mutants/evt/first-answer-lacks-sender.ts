import type { Mutant } from "../mutant.ts";

/** The events of a stream's first answer do not name their sender. */
export const firstAnswerLacksSender: Mutant = {
  name: "first-answer-lacks-sender",
  fault: "The events of a stream's first answer do not name their sender.",
  requirement: "PRES-EVT-004",
  family: "wire shape",
  disturb: () => ({
    tapEvents: (events, { since }) =>
      since === undefined ? events.map(({ sender: _sender, ...rest }) => rest) : events,
  }),
};
