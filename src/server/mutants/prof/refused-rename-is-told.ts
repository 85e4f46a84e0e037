import { publish } from "../../presence-store.ts";
import type { User } from "../../user.ts";
import type { World } from "../../world.ts";
import { atRoute, PUT_PROFILE } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";
import { pathOwner } from "../path-owner.ts";

/** Tells the observers a name that somebody else tried to set, though it is refused and not stored. */
export const refusedRenameIsTold: Mutant = {
  name: "refused-rename-is-told",
  fault: "Tells the observers a name that somebody else tried to set, though it is refused and not stored.",
  requirement: "PRES-PROF-005",
  family: "half-applied refusal",
  home: "seed",
  disturb: () => {
    const claimed = new Map<User, string>();
    return {
      ...atRoute(PUT_PROFILE, (exchange, next) => {
        const { displayname } = looseBody(exchange);
        const owner = pathOwner(exchange);
        if (typeof displayname === "string" && owner !== undefined && owner !== exchange.device?.user) {
          publish(exchange.state as World, owner);
          claimed.set(owner, displayname);
        }
        return next(exchange);
      }),
      published: (_state, subject) => void claimed.delete(subject),
      tapEvent: (event, { subject }) => {
        const name = claimed.get(subject);
        return name === undefined ? event : patchContent(event, { displayname: name });
      },
    };
  },
};
