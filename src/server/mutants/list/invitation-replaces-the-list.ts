import { dropFromList } from "../../presence-list.ts";
import { atRoute, POST_LIST } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** An invitation replaces everybody who was on the list before. */
export const invitationReplacesTheList: Mutant = {
  name: "invitation-replaces-the-list",
  fault: "An invitation replaces everybody who was on the list before.",
  requirement: "PRES-LIST-002",
  family: "presence list",
  disturb: () =>
    atRoute(POST_LIST, async (exchange, next) => {
      const owner = pathOwner(exchange);
      const before = [...(owner?.watching.keys() ?? [])];
      const answer = await next(exchange);
      const invited = [looseBody(exchange)["invite"] ?? []].flat();
      if (answer.status !== 200 || owner === undefined || invited.length === 0) return answer;
      for (const user of before)
        if (!invited.includes(user.id)) dropFromList(exchange.state, { owner, user });
      return answer;
    }),
};
