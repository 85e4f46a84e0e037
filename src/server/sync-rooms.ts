import type { EventFilter } from "./event-filter.ts";
import { eventsBetween } from "./room-events.ts";
import { membershipOf, stateSlot, type PlacedEvent, type Room } from "./room.ts";
import type { SyncFilter } from "./sync-filter.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** What the rooms part of a `/sync` answer depends on. */
export interface RoomsRequest {
  readonly user: User;
  /** Undefined for an initial answer. */
  readonly since: number | undefined;
  readonly filter: SyncFilter;
  readonly fullState: boolean;
}

type Section = Record<string, unknown>;

/** The `rooms` part: only rooms in which something is new; undefined when there is none. */
export function syncRooms(world: World, request: RoomsRequest): Section | undefined {
  const join: Section = {};
  const invite: Section = {};
  const leave: Section = {};
  for (const roomId of request.user.joined) {
    const section = withRoom(world, roomId, (room) => joinedRoom(room, request));
    if (section !== undefined) join[roomId] = section;
  }
  for (const roomId of request.user.others) {
    const room = world.rooms.get(roomId);
    const own = room?.state.get(stateSlot("m.room.member", request.user.id));
    if (room === undefined || own === undefined) continue;
    if (own.position <= (request.since ?? 0)) continue;
    if (membershipOf(room, request.user.id) === "invite") invite[roomId] = invitedRoom(room, own);
    else if (request.since !== undefined) leave[roomId] = leftRoom(room, own, request.since);
  }
  const sections = Object.entries({ join, invite, leave }).filter(
    ([, rooms]) => Object.keys(rooms).length > 0,
  );
  return sections.length === 0 ? undefined : Object.fromEntries(sections);
}

function withRoom<T>(world: World, roomId: string, work: (room: Room) => T): T | undefined {
  const room = world.rooms.get(roomId);
  return room === undefined ? undefined : work(room);
}

function joinedRoom(room: Room, { user, since, filter, fullState }: RoomsRequest): Section | undefined {
  const joinedAt = room.joined.get(user) ?? 0;
  const isNew = since === undefined || joinedAt > since;
  const from = since ?? 0;
  const newest = Math.max(room.position, room.typingPosition, room.receiptsPosition);
  if (!isNew && newest <= from && !fullState) return undefined;
  const { kept, limited } = timeline(room, { from: isNew ? 0 : from, filter: filter.timeline });
  const start = kept[0]?.position ?? room.position + 1;
  const stateFrom = isNew || fullState ? 0 : limited ? from : room.position;
  const state = [...room.state.values()].filter(({ position }) => position > stateFrom && position < start);
  const ephemeral = ephemeralEvents(room, from).filter((event) =>
    filter.ephemeral.accepts({ ...event, sender: "" }),
  );
  if (!isNew && !fullState && kept.length + state.length + ephemeral.length === 0) return undefined;
  return {
    timeline: { events: kept.map(({ event }) => event), limited, prev_batch: `s${start - 1}` },
    state: { events: state.map(({ event }) => event) },
    ephemeral: { events: ephemeral },
    account_data: { events: [] },
    unread_notifications: { notification_count: 0, highlight_count: 0 },
  };
}

function timeline(room: Room, { from, filter }: { from: number; filter: EventFilter }) {
  const all = eventsBetween(room, from, room.position).filter(({ event }) => filter.accepts(event));
  const kept = all.slice(-(filter.limit ?? 20));
  return { kept, limited: kept.length < all.length };
}

function invitedRoom(room: Room, own: PlacedEvent): Section {
  const shown = ["m.room.create", "m.room.join_rules", "m.room.name"].map((type) =>
    room.state.get(stateSlot(type, "")),
  );
  const events = [...shown.filter((placed) => placed !== undefined), own].map(({ event }) => ({
    type: event.type,
    sender: event.sender,
    state_key: event.state_key,
    content: event.content,
  }));
  return { invite_state: { events } };
}

function leftRoom(room: Room, own: PlacedEvent, since: number): Section {
  const events = eventsBetween(room, since, own.position).slice(-20);
  return {
    timeline: { events: events.map(({ event }) => event), limited: false, prev_batch: `s${since}` },
    state: { events: [] },
    account_data: { events: [] },
  };
}

/** Typing and receipts of a room that are newer than a position. */
export function ephemeralEvents(room: Room, since: number): { type: string; content: object }[] {
  const events = [];
  if (room.typingPosition > since) {
    events.push({ type: "m.typing", content: { user_ids: [...room.typing.keys()].map(({ id }) => id) } });
  }
  const content: Record<string, { "m.read": Record<string, { ts: number }> }> = {};
  for (const [user, { eventId, atMs, position }] of room.receiptsPosition > since ? room.receipts : []) {
    if (position > since)
      (content[eventId] ??= { "m.read": {} })["m.read"][user.id] = { ts: Math.floor(atMs) };
  }
  if (Object.keys(content).length > 0) events.push({ type: "m.receipt", content });
  return events;
}
