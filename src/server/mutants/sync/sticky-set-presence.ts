import type { User } from "../../user.ts";
import { atRoute, SYNC } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A sync without set_presence goes on with what the one before asked for. */
export const stickySetPresence: Mutant = {
  name: "sticky-set-presence",
  fault: "A sync without set_presence goes on with what the one before asked for.",
  requirement: "PRES-SYNC-002",
  family: "latch",
  disturb: () => {
    const last = new WeakMap<User, string>();
    return atRoute(SYNC, (exchange, next) => {
      const user = exchange.device?.user;
      const asked = exchange.query.get("set_presence");
      if (user === undefined) return next(exchange);
      if (asked !== null) last.set(user, asked);
      const query = new URLSearchParams(exchange.query);
      query.set("set_presence", asked ?? last.get(user) ?? "online");
      return next({ ...exchange, query });
    });
  },
};
