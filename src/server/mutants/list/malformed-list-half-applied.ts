import { addToList } from "../../presence-list.ts";
import { atRoute, POST_LIST } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Applies the good entries of a malformed list request before refusing it. */
export const malformedListHalfApplied: Mutant = {
  name: "malformed-list-half-applied",
  fault: "Applies the good entries of a malformed list request before refusing it.",
  requirement: "PRES-LIST-013",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(POST_LIST, async (exchange, next) => {
      const answer = await next(exchange);
      const owner = exchange.device?.user;
      if (answer.status !== 400 || owner === undefined) return answer;
      for (const id of [looseBody(exchange)["invite"]].flat()) {
        const user = exchange.state.users.get(String(id));
        if (user !== undefined) addToList(exchange.state, { owner, user });
      }
      return answer;
    }),
};
