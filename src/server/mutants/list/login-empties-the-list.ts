import { dropFromList } from "../../presence-list.ts";
import type { Mutant } from "../mutant.ts";

/** A login empties the user's list. */
export const loginEmptiesTheList: Mutant = {
  name: "login-empties-the-list",
  fault: "A login empties the user's list.",
  requirement: "PRES-LIST-014",
  family: "multi-device",
  disturb: () => ({
    around: async (exchange, next) => {
      const answer = await next(exchange);
      const { user_id: id } = answer.body as { user_id?: string };
      const owner = exchange.route === "POST /login" ? exchange.state.users.get(id ?? "") : undefined;
      for (const user of owner?.watching.keys() ?? [])
        if (owner !== undefined) dropFromList(exchange.state, { owner, user });
      return answer;
    },
  }),
};
