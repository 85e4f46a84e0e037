import type { Mutant } from "../mutant.ts";

/** Stores free_for_chat as online. */
export const freeForChatAsOnline: Mutant = {
  name: "free-for-chat-as-online",
  fault: "Stores free_for_chat as online.",
  requirement: "PRES-STATE-007",
  family: "wrong value",
  disturb: () => ({ stateAfterPut: (asked) => (asked === "free_for_chat" ? "online" : asked) }),
};
