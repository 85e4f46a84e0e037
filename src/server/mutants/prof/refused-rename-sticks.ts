import { atRoute, PUT_PROFILE } from "../at-route.ts";
import { looseBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** Stores a name that somebody else tried to set, before refusing. */
export const refusedRenameSticks: Mutant = {
  name: "refused-rename-sticks",
  fault: "Stores a name that somebody else tried to set, before refusing.",
  requirement: "PRES-PROF-005",
  family: "half-applied refusal",
  disturb: () =>
    atRoute(PUT_PROFILE, async (exchange, next) => {
      const { displayname } = looseBody(exchange);
      const owner = pathOwner(exchange);
      if (typeof displayname === "string" && owner !== undefined && owner !== exchange.device?.user)
        owner.displayname = displayname;
      return next(exchange);
    }),
};
