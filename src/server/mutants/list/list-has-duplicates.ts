import type { User } from "../../user.ts";
import { atRoute, GET_LIST } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** Who is invited again stands twice on the list. */
export const listHasDuplicates: Mutant = {
  name: "list-has-duplicates",
  fault: "Who is invited again stands twice on the list.",
  requirement: "PRES-LIST-012",
  family: "presence list",
  disturb: ({ invited, dropped }) => {
    const again = new Map<User, Set<User>>();
    return {
      invited: (state, entry) => {
        const { owner, user } = entry;
        if (owner.watching.has(user)) again.set(owner, new Set(again.get(owner)).add(user));
        invited(state, entry);
      },
      dropped: (state, entry) => {
        again.get(entry.owner)?.delete(entry.user);
        dropped(state, entry);
      },
      ...atRoute(GET_LIST, async (exchange, next) => {
        const answer = await next(exchange);
        const owner = pathOwner(exchange);
        if (owner === undefined || !Array.isArray(answer.body)) return answer;
        const items = [...owner.watching.keys()].flatMap((user, index) =>
          again.get(owner)?.has(user) === true ? (answer.body as unknown[])[index] : [],
        );
        return { ...answer, body: [...(answer.body as unknown[]), ...items] };
      }),
    };
  },
};
