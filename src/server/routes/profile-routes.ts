import { param, type Exchange, type OwnExchange } from "../exchange.ts";
import { optionalString, parseBody } from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { setMembership } from "../membership.ts";
import { ownPathUser, pathUser } from "../path-user.ts";
import { publish, recordAction } from "../presence-store.ts";
import { tellsProfileChanges } from "../profile-dialect.ts";
import { openRoute, ownRoute, type Route } from "../route.ts";
import type { User } from "../user.ts";
import type { World } from "../world.ts";

/** Display name and avatar; a change goes to every joined room, and to presence where the profile says so. */
export const profileRoutes: readonly Route[] = [
  openRoute("GET /profile/{userId}", (world, exchange) => profileOf(pathUser(world, exchange))),
  openRoute("GET /profile/{userId}/{field}", getField),
  ownRoute("PUT /profile/{userId}/{field}", putField),
];

function getField(world: World, exchange: Exchange): unknown {
  const field = fieldOf(exchange);
  const value = profileOf(pathUser(world, exchange))[field];
  return value === undefined ? {} : { [field]: value };
}

function putField(world: World, exchange: OwnExchange): unknown {
  const user = ownPathUser(world, exchange);
  const field = fieldOf(exchange);
  const body = parseBody(exchange.body);
  if (!(field in body)) throw new MatrixError(400, "M_BAD_JSON", `"${field}" is missing.`);
  const value = body[field] === null ? undefined : optionalString(body, field);
  if (profileOf(user)[field] === value) return {};
  if (field === "displayname") user.displayname = value;
  else user.avatarUrl = value;
  tellRooms(world, user);
  recordAction(world, user, { action: "profile", rules: exchange.profile.rules });
  if (tellsProfileChanges(exchange.profile) && world.behaviour.tellsProfile(user, field))
    publish(world, user);
  return {};
}

function tellRooms(world: World, user: User): void {
  for (const roomId of world.behaviour.profileRooms(user)) {
    const room = world.rooms.get(roomId);
    if (room !== undefined) setMembership(world, room, { actor: user, target: user, membership: "join" });
  }
}

function fieldOf(exchange: Exchange): "displayname" | "avatar_url" {
  const field = param(exchange, "field");
  if (field === "displayname" || field === "avatar_url") return field;
  throw new MatrixError(404, "M_UNRECOGNIZED", "There is no such profile field.");
}

function profileOf({ displayname, avatarUrl }: User): { displayname?: string; avatar_url?: string } {
  return {
    ...(displayname === undefined ? {} : { displayname }),
    ...(avatarUrl === undefined ? {} : { avatar_url: avatarUrl }),
  };
}
