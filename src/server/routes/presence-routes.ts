import type { Presence, ProfileRules } from "../../spec/profile.ts";
import { caller, type OwnExchange } from "../exchange.ts";
import { parseBody } from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { ownPathUser, pathUser } from "../path-user.ts";
import { presenceStatus } from "../presence-body.ts";
import { putPresence, recordAction, type PresenceWrite } from "../presence-store.ts";
import { refusesWithForbidden } from "../profile-dialect.ts";
import { ownRoute, type Route } from "../route.ts";
import type { World } from "../world.ts";

/** Setting and reading presence. */
export const presenceRoutes: readonly Route[] = [
  ownRoute("PUT /presence/{userId}/status", putStatus),
  ownRoute("GET /presence/{userId}/status", getStatus),
];

function putStatus(world: World, exchange: OwnExchange): unknown {
  const user = ownPathUser(world, exchange);
  const { rules } = exchange.profile;
  putPresence(world, user, { ...readWrite(exchange.body, rules), rules });
  return {};
}

/** Everything is checked before anything is changed. @throws MatrixError 400 for whatever the schema does not allow. */
function readWrite(text: string | undefined, rules: ProfileRules): PresenceWrite {
  const { presence, status_msg: statusMsg } = parseBody(text);
  if (presence === undefined) throw new MatrixError(400, "M_BAD_JSON", '"presence" is missing.');
  if (typeof presence !== "string") throw new MatrixError(400, "M_BAD_JSON", '"presence" must be a string.');
  if (!isPresence(presence, rules)) {
    throw new MatrixError(
      400,
      "M_INVALID_PARAM",
      `"presence" must be one of ${rules.presenceValues.join(", ")}.`,
    );
  }
  if (statusMsg !== undefined && statusMsg !== null && typeof statusMsg !== "string") {
    throw new MatrixError(400, "M_BAD_JSON", '"status_msg" must be a string.');
  }
  return { presence, statusMsg };
}

/** A look-up: free of effects, exact at the moment of answering, refused to whoever may not see the user. */
function getStatus(world: World, exchange: OwnExchange): unknown {
  const observer = caller(exchange);
  const subject = pathUser(world, exchange);
  const { profile } = exchange;
  if (!world.behaviour.sees(world, { observer, subject, way: "get", rules: profile.rules })) {
    throw refusesWithForbidden(profile)
      ? new MatrixError(403, "M_FORBIDDEN", "You may not see this user's presence.")
      : new MatrixError(404, "M_NOT_FOUND", "There is no presence of this user for you.");
  }
  const nowMs = world.clock.now();
  const body = presenceStatus(world, { subject, observer, profile, outlet: "list", nowMs });
  recordAction(world, subject, { action: "lookUp", rules: profile.rules });
  return body;
}

function isPresence(text: string, rules: ProfileRules): text is Presence {
  return (rules.presenceValues as readonly string[]).includes(text);
}
