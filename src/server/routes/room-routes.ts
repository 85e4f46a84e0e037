import { caller, param, type OwnExchange } from "../exchange.ts";
import { parseBody } from "../json-body.ts";
import { MatrixError } from "../matrix-error.ts";
import { moveMember, type Deed } from "../membership.ts";
import { pathRoom } from "../path-room.ts";
import { recordAction } from "../presence-store.ts";
import { appendEvent, eventsBetween } from "../room-events.ts";
import { requireJoined, requirePower, requireReadable } from "../room-power.ts";
import { membershipOf, stateSlot } from "../room.ts";
import { ownRoute, type Route } from "../route.ts";
import { snapshotOf } from "../room-snapshot.ts";
import { readToken } from "../stream-token.ts";
import type { World } from "../world.ts";

/** Sending to rooms and reading them. */
export const roomRoutes: readonly Route[] = [
  ownRoute("POST /rooms/{roomId}/send/{type}", send),
  ownRoute("PUT /rooms/{roomId}/send/{type}/{txnId}", send),
  ownRoute("PUT /rooms/{roomId}/redact/{eventId}/{txnId}", send),
  ownRoute("PUT /rooms/{roomId}/state/{type}", putState),
  ownRoute("PUT /rooms/{roomId}/state/{type}/{stateKey}", putState),
  ownRoute("GET /joined_rooms", (world, exchange) => ({
    joined_rooms: [...world.rooms.values()]
      .filter((room) => membershipOf(room, caller(exchange).id) === "join")
      .map(({ id }) => id),
  })),
  ownRoute("GET /rooms/{roomId}/state", (world, exchange) => stateEvents(world, exchange)),
  ownRoute("GET /rooms/{roomId}/state/{type}", getState),
  ownRoute("GET /rooms/{roomId}/state/{type}/{stateKey}", getState),
  ownRoute("GET /rooms/{roomId}/members", (world, exchange) => ({
    chunk: stateEvents(world, exchange).filter(({ type }) => type === "m.room.member"),
  })),
  ownRoute("GET /rooms/{roomId}/joined_members", joinedMembers),
  ownRoute("GET /rooms/{roomId}/messages", messages),
  ownRoute("GET /rooms/{roomId}/initialSync", (world, exchange) => {
    const room = pathRoom(world, exchange);
    requireReadable(room, caller(exchange).id);
    return snapshotOf(world, room, caller(exchange));
  }),
];

/** Transactions remembered per session, so that memory stays bounded; a guess. */
const KEPT_TRANSACTIONS = 200;

/** An event, which is activity of its sender once it is accepted; a repeated transaction is only answered again. */
function send(world: World, exchange: OwnExchange): unknown {
  const { device } = exchange;
  const room = pathRoom(world, exchange);
  const type = exchange.params["type"] ?? "m.room.redaction";
  const transaction =
    exchange.params["txnId"] === undefined ? undefined : `${room.id}/${type}/${param(exchange, "txnId")}`;
  const former = transaction === undefined ? undefined : device.transactions.get(transaction);
  if (former !== undefined) return { event_id: former };
  const content = parseBody(exchange.body);
  requirePower(room, device.user.id, "event");
  const unsigned =
    exchange.params["txnId"] === undefined ? undefined : { transaction_id: param(exchange, "txnId") };
  const event = appendEvent(world, room, {
    type,
    sender: device.user.id,
    content,
    ...(unsigned && { unsigned }),
  });
  if (transaction !== undefined) device.transactions.set(transaction, event.event_id);
  if (device.transactions.size > KEPT_TRANSACTIONS) {
    for (const oldest of device.transactions.keys()) {
      device.transactions.delete(oldest);
      break;
    }
  }
  const action = type === "m.room.message" ? "message" : "event";
  recordAction(world, device.user, { action, rules: exchange.profile.rules, room });
  return { event_id: event.event_id };
}

function putState(world: World, exchange: OwnExchange): unknown {
  const room = pathRoom(world, exchange);
  const [type, stateKey] = [param(exchange, "type"), param(exchange, "stateKey")];
  const content = parseBody(exchange.body);
  const actor = caller(exchange);
  if (type === "m.room.member") {
    const target = world.users.get(stateKey);
    if (target === undefined) throw new MatrixError(404, "M_NOT_FOUND", "There is no such user.");
    const deed = deedOf(content["membership"], {
      own: target === actor,
      banned: membershipOf(room, stateKey) === "ban",
    });
    moveMember(world, room, { deed, actor, target });
    return { event_id: room.state.get(stateSlot(type, stateKey))?.event.event_id };
  }
  requirePower(room, actor.id, "state");
  const event = appendEvent(world, room, { type, stateKey, sender: actor.id, content });
  recordAction(world, actor, { action: "event", rules: exchange.profile.rules, room });
  return { event_id: event.event_id };
}

function deedOf(membership: unknown, { own, banned }: { own: boolean; banned: boolean }): Deed {
  if (membership === "leave") return own ? "leave" : banned ? "unban" : "kick";
  if (membership === "join" && own) return "join";
  if (membership === "invite" || membership === "ban") return membership;
  throw new MatrixError(403, "M_FORBIDDEN", "This membership cannot be set.");
}

function stateEvents(world: World, exchange: OwnExchange) {
  const room = pathRoom(world, exchange);
  requireReadable(room, caller(exchange).id);
  return [...room.state.values()].map(({ event }) => event);
}

function getState(world: World, exchange: OwnExchange): unknown {
  const room = pathRoom(world, exchange);
  requireReadable(room, caller(exchange).id);
  const event = room.state.get(stateSlot(param(exchange, "type"), param(exchange, "stateKey")))?.event;
  if (event === undefined) throw new MatrixError(404, "M_NOT_FOUND", "There is no such state.");
  return event.content;
}

function joinedMembers(world: World, exchange: OwnExchange): unknown {
  const room = pathRoom(world, exchange);
  requireJoined(room, caller(exchange).id);
  const members = [...room.joined.keys()].map((user) => [
    user.id,
    { display_name: user.displayname ?? null, avatar_url: user.avatarUrl ?? null },
  ]);
  return { joined: Object.fromEntries(members) };
}

function messages(world: World, exchange: OwnExchange): unknown {
  const room = pathRoom(world, exchange);
  requireReadable(room, caller(exchange).id);
  const { query } = exchange;
  const forwards = query.get("dir") === "f";
  const start = query.get("from");
  const token = start === null ? undefined : readToken(world, start, "M_BAD_PAGINATION");
  const limit = Math.min(1000, Math.max(1, Number(query.get("limit") ?? 10) || 10));
  const range = forwards
    ? eventsBetween(room, token?.position ?? 0, world.position).slice(0, limit)
    : eventsBetween(room, 0, token?.position ?? world.position)
        .slice(-limit)
        .reverse();
  const first = start ?? `s${forwards ? 0 : world.position}`;
  const last = range.at(-1)?.position;
  return {
    start: first,
    ...(last === undefined ? {} : { end: `s${forwards ? last : last - 1}` }),
    chunk: range.map(({ event }) => event),
    state: [] as unknown[],
  };
}
