import type { Variety } from "./variety.ts";

/** A stream without set_presence makes its user online whatever they were. */
export const defaultStreamIsOnline: Variety = {
  name: "default-stream-is-online",
  does: "Makes a user online who opens a stream without set_presence, whatever they had chosen.",
  lawfulBy: "AMB-20",
  vary: ({ stateOnOpening }) => ({
    stateOnOpening: (record, asked) => stateOnOpening(record, asked ?? "online"),
  }),
};
