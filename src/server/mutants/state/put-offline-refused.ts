import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Refuses PUT offline. */
export const putOfflineRefused: Mutant = {
  name: "put-offline-refused",
  fault: "Refuses PUT offline.",
  requirement: "PRES-STATE-006",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      looseBody(exchange)["presence"] === "offline"
        ? { status: 400, body: { errcode: "M_INVALID_PARAM", error: "You cannot be offline." } }
        : next(exchange),
    ),
};
