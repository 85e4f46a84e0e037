import { atRoute, PUT_PROFILE } from "../at-route.ts";
import type { Mutant } from "../mutant.ts";
import { pathOwner } from "../path-owner.ts";

/** A change of the avatar erases the display name. */
export const avatarErasesTheName: Mutant = {
  name: "avatar-erases-the-name",
  fault: "A change of the avatar erases the display name.",
  requirement: "PRES-PROF-004",
  family: "profile",
  home: "seed",
  disturb: () =>
    atRoute(PUT_PROFILE, (exchange, next) => {
      const owner = pathOwner(exchange);
      const isOwn = owner !== undefined && owner === exchange.device?.user;
      if (isOwn && exchange.params["field"] === "avatar_url") owner.displayname = undefined;
      return next(exchange);
    }),
};
