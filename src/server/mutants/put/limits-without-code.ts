import type { User } from "../../user.ts";
import { atRoute, PUT_STATUS } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** Limits whoever has sent thirty PUTs, and does not say M_LIMIT_EXCEEDED. */
export const limitsWithoutCode: Mutant = {
  name: "limits-without-code",
  fault: "Limits whoever has sent thirty PUTs, and does not say M_LIMIT_EXCEEDED.",
  requirement: "PRES-PUT-014",
  family: "wire shape",
  disturb: () => {
    const sent = new Map<User, number>();
    return atRoute(PUT_STATUS, (exchange, next) => {
      const user = exchange.device?.user;
      if (user === undefined) return next(exchange);
      const count = (sent.get(user) ?? 0) + 1;
      sent.set(user, count);
      return count > 30
        ? { status: 429, body: { errcode: "M_UNKNOWN", error: "Too many requests." } }
        : next(exchange);
    });
  },
};
