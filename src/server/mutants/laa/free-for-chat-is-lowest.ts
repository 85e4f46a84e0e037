import type { Presence } from "../../../spec/profile.ts";
import type { Mutant } from "../mutant.ts";

/** Orders free_for_chat below unavailable. */
export const freeForChatIsLowest: Mutant = {
  name: "free-for-chat-is-lowest",
  fault: "Orders free_for_chat below unavailable.",
  requirement: "PRES-LAA-003",
  family: "last active",
  home: "seed",
  disturb: () => ({
    isProactiveChange: (rules, before, after) => {
      const order: readonly Presence[] = ["offline", "free_for_chat", "unavailable", "online"];
      const rises = order.indexOf(after) > order.indexOf(before);
      return rules.raise === "any-rise" ? rises : after === "online" && rises;
    },
  }),
};
