import { isObject } from "../../json-body.ts";
import { atRoute } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";

/** A freshly registered user is online. */
export const registeredIsOnline: Mutant = {
  name: "registered-is-online",
  fault: "A freshly registered user is online.",
  requirement: "PRES-STATE-012",
  family: "wrong value",
  disturb: () =>
    atRoute("POST /register", async (exchange, next) => {
      const answer = await next(exchange);
      const id = isObject(answer.body) ? answer.body["user_id"] : undefined;
      const user = exchange.state.users.get(String(id));
      if (user !== undefined) user.presence.state = "online";
      return answer;
    }),
};
