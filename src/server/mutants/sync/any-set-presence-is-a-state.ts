import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Takes whatever set_presence says for the state. */
export const anySetPresenceIsAState: Mutant = {
  name: "any-set-presence-is-a-state",
  fault: "Takes whatever set_presence says for the state.",
  requirement: "PRES-SYNC-006",
  family: "wrong value",
  disturb: () =>
    atRoute(SYNC, (exchange, next) => {
      const { profile, query } = exchange;
      const word = query.get("set_presence");
      if (word === null || profile.rules.setPresenceValues.length === 0) return next(exchange);
      const setPresenceValues = [...profile.rules.setPresenceValues, word as "online"];
      return next({ ...exchange, profile: { ...profile, rules: { ...profile.rules, setPresenceValues } } });
    }),
};
