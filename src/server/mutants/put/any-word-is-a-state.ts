import type { Presence } from "../../../spec/profile.ts";
import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Stores and tells whatever string PUT names as presence. */
export const anyWordIsAState: Mutant = {
  name: "any-word-is-a-state",
  fault: "Stores and tells whatever string PUT names as presence.",
  requirement: "PRES-PUT-006",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const { presence } = looseBody(exchange);
      if (typeof presence !== "string") return next(exchange);
      const { profile } = exchange;
      const rules = {
        ...profile.rules,
        presenceValues: [...profile.rules.presenceValues, presence as Presence],
      };
      return next({ ...exchange, profile: { ...profile, rules } });
    }),
};
