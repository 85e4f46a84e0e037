import type { Mutant } from "../mutant.ts";

/** Accepts free_for_chat but never tells it in a stream. */
export const freeForChatNotEmitted: Mutant = {
  name: "free-for-chat-not-emitted",
  fault: "Accepts free_for_chat but never tells it in a stream.",
  requirement: "PRES-STATE-007",
  family: "missing event",
  disturb: () => ({
    tapEvent: (event) => (event.content["presence"] === "free_for_chat" ? undefined : event),
  }),
};
