import { atRoute, POST_LIST } from "../at-route.ts";
import { looseBody, withBody } from "../loose-body.ts";
import type { Mutant } from "../mutant.ts";

/** Of a list request that invites some and drops others only the invitations are done. */
export const inviteShadowsDrop: Mutant = {
  name: "invite-shadows-drop",
  fault: "Of a list request that invites some and drops others only the invitations are done.",
  requirement: "PRES-LIST-003",
  family: "presence list",
  disturb: () =>
    atRoute(POST_LIST, (exchange, next) => {
      const body = looseBody(exchange);
      const { invite } = body;
      if (!Array.isArray(invite) || invite.length === 0) return next(exchange);
      return next(withBody(exchange, { ...body, drop: Array.isArray(body["drop"]) ? [] : body["drop"] }));
    }),
};
