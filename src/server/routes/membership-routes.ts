import { findUser } from "../accounts.ts";
import { caller, param, type OwnExchange } from "../exchange.ts";
import { optionalString, parseBody, parseOptionalBody, requiredString } from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { moveMember, type Deed } from "../membership.ts";
import { pathRoom, roomNamed } from "../path-room.ts";
import { recordAction } from "../presence-store.ts";
import { createRoom } from "../room-creation.ts";
import type { Room } from "../room.ts";
import { ownRoute, type Route } from "../route.ts";
import type { World } from "../world.ts";

/** Creating rooms, and coming and going. */
export const membershipRoutes: readonly Route[] = [
  ownRoute("POST /createRoom", (world, exchange) => ({
    room_id: createRoom(world, caller(exchange), parseOptionalBody(exchange.body)).id,
  })),
  ownRoute("POST /join/{room}", async (world, exchange) => {
    const name = param(exchange, "room");
    await world.federation?.fetchRoom(name, exchange.query.get("server_name") ?? exchange.query.get("via"));
    const room = roomNamed(world, name);
    moveSelf(world, exchange, { room, deed: "join" });
    return { room_id: room.id };
  }),
  ownRoute("POST /rooms/{roomId}/join", (world, exchange) => {
    const room = pathRoom(world, exchange);
    moveSelf(world, exchange, { room, deed: "join" });
    return { room_id: room.id };
  }),
  ownRoute("POST /rooms/{roomId}/leave", (world, exchange) => {
    moveSelf(world, exchange, { room: pathRoom(world, exchange), deed: "leave" });
    return {};
  }),
  ownRoute("POST /rooms/{roomId}/forget", forget),
  ownRoute("POST /rooms/{roomId}/invite", moveOther("invite")),
  ownRoute("POST /rooms/{roomId}/kick", moveOther("kick")),
  ownRoute("POST /rooms/{roomId}/ban", moveOther("ban")),
  ownRoute("POST /rooms/{roomId}/unban", moveOther("unban")),
  ownRoute("GET /joined_rooms", (_world, exchange) => ({ joined_rooms: [...caller(exchange).joined] })),
];

function moveSelf(world: World, exchange: OwnExchange, { room, deed }: { room: Room; deed: Deed }): void {
  const actor = caller(exchange);
  const { reason } = { reason: optionalString(parseOptionalBody(exchange.body), "reason") };
  moveMember(world, room, { deed, actor, target: actor, reason });
  recordAction(world, actor, { action: "membership", rules: exchange.profile.rules, room });
}

function moveOther(deed: Deed) {
  return (world: World, exchange: OwnExchange): unknown => {
    const room = pathRoom(world, exchange);
    const body = parseBody(exchange.body);
    const target = findUser(world, requiredString(body, "user_id"));
    if (target === undefined) throw new MatrixError(404, "M_NOT_FOUND", "There is no such user.");
    moveMember(world, room, {
      deed,
      actor: caller(exchange),
      target,
      reason: optionalString(body, "reason"),
    });
    return {};
  };
}

function forget(world: World, exchange: OwnExchange): unknown {
  const room = pathRoom(world, exchange);
  const user = caller(exchange);
  if (user.joined.has(room.id)) throw new MatrixError(400, "M_UNKNOWN", "Leave the room first.");
  user.others.delete(room.id);
  return {};
}
