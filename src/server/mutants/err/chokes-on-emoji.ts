import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Fails with 500 on status messages beyond the basic plane. */
export const chokesOnEmoji: Mutant = {
  name: "chokes-on-emoji",
  fault: "Fails with 500 on status messages beyond the basic plane.",
  requirement: "PRES-ERR-005",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) =>
      /[\u{10000}-\u{10ffff}]/u.test(exchange.body ?? "")
        ? { status: 500, body: { errcode: "M_UNKNOWN", error: "Internal error." } }
        : next(exchange),
    ),
};
