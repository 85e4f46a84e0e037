import { openConnection } from "../connection.ts";
import { caller, type OwnExchange } from "../exchange.ts";
import { longPoll, timeoutOf } from "../long-poll.ts";
import { presenceFeed } from "../presence-feed.ts";
import { recordAction } from "../presence-store.ts";
import { eventsBetween } from "../room-events.ts";
import { stateSlot } from "../room.ts";
import { snapshotOf } from "../room-snapshot.ts";
import { ownRoute, type Route } from "../route.ts";
import { readToken, writeToken } from "../stream-token.ts";
import { ephemeralEvents } from "../sync-rooms.ts";
import type { User } from "../user.ts";
import type { World } from "../world.ts";

/** The streams of the seed; later profiles keep them as deprecated. */
export const eventsRoutes: readonly Route[] = [
  ownRoute("GET /events", events),
  ownRoute("GET /initialSync", initialSync),
];

/** Without `from` the stream begins now. */
async function events(world: World, exchange: OwnExchange): Promise<unknown> {
  const { rules } = exchange.profile;
  const user = caller(exchange);
  const from = exchange.query.get("from");
  const start = { position: world.position, presence: world.position };
  const token = from === null || from === "" ? start : readToken(world, from, "M_BAD_PAGINATION");
  const timeoutMs = timeoutOf(world, exchange, world.timers.eventsTimeoutMs);
  const build = () => {
    const feed = presenceFeed(world, {
      observer: user,
      profile: exchange.profile,
      outlet: "events",
      since: token.presence,
    });
    return {
      start: writeToken(token),
      end: writeToken({ position: world.position, presence: feed.position }),
      chunk: [...roomChunk(world, user, token.position), ...feed.events],
    };
  };
  const close = openConnection(world, user, { asked: undefined, rules });
  recordAction(world, user, { action: "poll", rules });
  try {
    return await longPoll(world, exchange, { timeoutMs, build, isNews: ({ chunk }) => chunk.length > 0 });
  } finally {
    close();
  }
}

/** A snapshot is not a stream: asking for it does not connect the user. */
function initialSync(world: World, exchange: OwnExchange): unknown {
  const user = caller(exchange);
  const feed = presenceFeed(world, {
    observer: user,
    profile: exchange.profile,
    outlet: "initialSync",
    since: undefined,
  });
  const rooms = [...user.joined, ...user.others].flatMap((roomId) => {
    const room = world.rooms.get(roomId);
    return room === undefined ? [] : [snapshotOf(world, room, user)];
  });
  return {
    end: writeToken({ position: world.position, presence: feed.position }),
    presence: feed.events,
    receipts: [],
    rooms: rooms.filter(({ membership }) => membership === "join" || membership === "invite"),
  };
}

/** Room events after a position in stream order, then typing and receipts. */
function roomChunk(world: World, user: User, from: number): unknown[] {
  const placed = [];
  const ephemeral = [];
  for (const roomId of user.joined) {
    const room = world.rooms.get(roomId);
    if (room === undefined) continue;
    if (room.position > from) placed.push(...eventsBetween(room, from, room.position));
    ephemeral.push(...ephemeralEvents(room, from).map((event) => ({ ...event, room_id: roomId })));
  }
  for (const roomId of user.others) {
    const own = world.rooms.get(roomId)?.state.get(stateSlot("m.room.member", user.id));
    if (own !== undefined && own.position > from) placed.push(own);
  }
  placed.sort((one, other) => one.position - other.position);
  return [...placed.map(({ event }) => event), ...ephemeral];
}
