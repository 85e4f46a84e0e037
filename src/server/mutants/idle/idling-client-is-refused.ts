import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Refuses a client that sets its user unavailable, since idling is the server's business. */
export const idlingClientIsRefused: Mutant = {
  name: "idling-client-is-refused",
  fault: "Refuses a client that sets its user unavailable, since idling is the server's business.",
  requirement: "PRES-IDLE-001",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      looseBody(exchange)["presence"] === "unavailable"
        ? { status: 400, body: { errcode: "M_INVALID_PARAM", error: "Only the server knows who is away." } }
        : next(exchange),
    ),
};
