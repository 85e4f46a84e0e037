import type { User } from "../../user.ts";
import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** A message that was cleared is back after the next PUT without one. */
export const clearedStatusReturns: Mutant = {
  name: "cleared-status-returns",
  fault: "A message that was cleared is back after the next PUT without one.",
  requirement: "PRES-PUT-016",
  family: "latch",
  disturb: () => {
    const kept = new Map<User, string>();
    return atRoute(PUT_STATUS, (exchange, next) => {
      const body = looseBody(exchange);
      const user = exchange.device?.user;
      if (user === undefined) return next(exchange);
      const before = user.presence.statusMsg ?? "";
      if (before !== "") kept.set(user, before);
      return next(
        "status_msg" in body || before !== ""
          ? exchange
          : withBody(exchange, { ...body, status_msg: kept.get(user) ?? null }),
      );
    });
  },
};
