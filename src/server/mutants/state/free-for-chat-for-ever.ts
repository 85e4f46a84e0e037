import { PRESENCE_ORDER } from "../../../spec/profile.ts";
import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Accepts and tells free_for_chat in profiles that no longer have it. */
export const freeForChatForEver: Mutant = {
  name: "free-for-chat-for-ever",
  fault: "Accepts and tells free_for_chat in profiles that no longer have it.",
  requirement: "PRES-STATE-008",
  family: "wrong value",
  disturb: () => ({
    ...atRoute(PUT_STATUS, (exchange, next) => {
      const { profile } = exchange;
      const rules = { ...profile.rules, presenceValues: PRESENCE_ORDER };
      return next({ ...exchange, profile: { ...profile, rules } });
    }),
    shownState: (record) => record.state,
  }),
};
