import type { Presence } from "../../../spec/profile.ts";
import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Accepts hidden by PUT and tells it literally. */
export const hiddenIsStored: Mutant = {
  name: "hidden-is-stored",
  fault: "Accepts hidden by PUT and tells it literally.",
  requirement: "PRES-STATE-009",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const { profile } = exchange;
      const rules = {
        ...profile.rules,
        presenceValues: [...profile.rules.presenceValues, "hidden" as Presence],
      };
      return next({ ...exchange, profile: { ...profile, rules } });
    }),
};
