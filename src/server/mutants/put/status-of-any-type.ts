import { atRoute, PUT_STATUS } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Stores a status message of any JSON type. */
export const statusOfAnyType: Mutant = {
  name: "status-of-any-type",
  fault: "Stores a status message of any JSON type.",
  requirement: "PRES-PUT-008",
  family: "wrong value",
  disturb: () =>
    atRoute(PUT_STATUS, async (exchange, next) => {
      const { status_msg: given, ...body } = looseBody(exchange);
      if (given === undefined || given === null || typeof given === "string") return next(exchange);
      const answer = await next(withBody(exchange, { ...body, status_msg: "" }));
      const { presence } = exchange.device?.user ?? {};
      if (presence !== undefined && answer.status === 200) presence.statusMsg = given as string;
      return answer;
    }),
};
