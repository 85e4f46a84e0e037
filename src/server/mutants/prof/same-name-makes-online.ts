import { atRoute, PUT_PROFILE } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** Setting the value that a profile field has already makes the user online. */
export const sameNameMakesOnline: Mutant = {
  name: "same-name-makes-online",
  fault: "Setting the value that a profile field has already makes the user online.",
  requirement: "PRES-PROF-011",
  family: "profile",
  disturb: () =>
    atRoute(PUT_PROFILE, async (exchange, next) => {
      const owner = pathOwner(exchange);
      const { displayname, avatar_url: avatarUrl } = looseBody(exchange);
      const isSame =
        (displayname ?? owner?.displayname) === owner?.displayname &&
        (avatarUrl ?? owner?.avatarUrl) === owner?.avatarUrl;
      const answer = await next(exchange);
      if (answer.status === 200 && isSame && owner !== undefined) owner.presence.state = "online";
      return answer;
    }),
};
