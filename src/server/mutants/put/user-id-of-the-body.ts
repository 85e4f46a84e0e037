import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Sets the presence of the user whom the body names. */
export const userIdOfTheBody: Mutant = {
  name: "user-id-of-the-body",
  fault: "Sets the presence of the user whom the body names.",
  requirement: "PRES-PUT-018",
  family: "authority",
  disturb: () =>
    atRoute(PUT_STATUS, (exchange, next) => {
      const { user_id: named } = looseBody(exchange);
      const user = typeof named === "string" ? exchange.state.users.get(named) : undefined;
      const [device] = user?.devices.values() ?? [];
      return next(
        user === undefined || device === undefined
          ? exchange
          : { ...exchange, device, params: { userId: user.id } },
      );
    }),
};
