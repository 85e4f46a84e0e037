import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Fails with 500 on status messages of more than a thousand characters. */
export const chokesOnLongStatus: Mutant = {
  name: "chokes-on-long-status",
  fault: "Fails with 500 on status messages of more than a thousand characters.",
  requirement: "PRES-ERR-005",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      (exchange.body?.length ?? 0) > 1_000
        ? { status: 500, body: { errcode: "M_UNKNOWN", error: "Internal error." } }
        : next(exchange),
    ),
};
