import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** PUT to another user's path sets the caller's own presence. */
export const putForOthersHitsCaller: Mutant = {
  name: "put-for-others-hits-caller",
  fault: "PUT to another user's path sets the caller's own presence.",
  requirement: "PRES-PUT-004",
  family: "authority",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const { device } = exchange;
      return next(device === undefined ? exchange : { ...exchange, params: { userId: device.user.id } });
    }),
};
