import { caller, param, type OwnExchange } from "../exchange.ts";
import { parseBody, parseOptionalBody } from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { ownPathUser } from "../path-user.ts";
import { pathRoom } from "../path-room.ts";
import { recordAction } from "../presence-store.ts";
import type { Room } from "../room.ts";
import { requireJoined } from "../room-power.ts";
import { ownRoute, type Route } from "../route.ts";
import { nextPosition } from "../server-state.ts";
import type { User } from "../user.ts";
import { wake } from "../waiting.ts";
import type { World } from "../world.ts";

/** Typing, receipts and read markers: seen by others, but no activity in this server's reading. */
export const ephemeralRoutes: readonly Route[] = [
  ownRoute("PUT /rooms/{roomId}/typing/{userId}", putTyping),
  ownRoute("POST /rooms/{roomId}/receipt/{type}/{eventId}", (world, exchange) => {
    const room = pathRoom(world, exchange);
    requireJoined(room, caller(exchange).id);
    if (param(exchange, "type") === "m.read")
      noteReceipt(world, exchange, { room, eventId: param(exchange, "eventId") });
    return {};
  }),
  ownRoute("POST /rooms/{roomId}/read_markers", (world, exchange) => {
    const room = pathRoom(world, exchange);
    requireJoined(room, caller(exchange).id);
    const eventId = parseOptionalBody(exchange.body)["m.read"];
    if (typeof eventId === "string") noteReceipt(world, exchange, { room, eventId });
    return {};
  }),
];

/** Typing without a timeout lasts this long; a guess. */
const TYPING_MS = 30_000;

function putTyping(world: World, exchange: OwnExchange): unknown {
  const user = ownPathUser(world, exchange);
  const room = pathRoom(world, exchange);
  requireJoined(room, user.id);
  const { typing, timeout } = parseBody(exchange.body);
  if (typeof typing !== "boolean") throw new MatrixError(400, "M_BAD_JSON", '"typing" must be a boolean.');
  setTyping(world, room, { user, forMs: typing ? (typeof timeout === "number" ? timeout : TYPING_MS) : 0 });
  recordAction(world, user, { action: "typing", rules: exchange.profile.rules, room });
  return {};
}

function setTyping(world: World, room: Room, { user, forMs }: { user: User; forMs: number }): void {
  const former = room.typing.get(user);
  if (former === undefined && forMs <= 0) return;
  world.clock.clearTimeout(former);
  if (forMs <= 0) room.typing.delete(user);
  else
    room.typing.set(
      user,
      world.clock.setTimeout(() => setTyping(world, room, { user, forMs: 0 }), forMs),
    );
  room.typingPosition = nextPosition(world);
  wake(room.joined.keys());
}

function noteReceipt(
  world: World,
  exchange: OwnExchange,
  { room, eventId }: { room: Room; eventId: string },
): void {
  room.receiptsPosition = nextPosition(world);
  room.receipts.set(caller(exchange), { eventId, atMs: world.clock.now(), position: room.receiptsPosition });
  wake(room.joined.keys());
  recordAction(world, caller(exchange), { action: "receipt", rules: exchange.profile.rules, room });
}
