import { KEPT_EVENTS, stateSlot, type Room, type RoomEvent } from "./room.ts";
import { nextNumber, nextPosition, type ServerState } from "./server-state.ts";
import { wake } from "./waiting.ts";

/** An event to be: with a state key it becomes state. */
export interface EventDraft {
  readonly type: string;
  readonly sender: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly stateKey?: string;
  readonly unsigned?: Readonly<Record<string, unknown>>;
}

/** Adds an event to the room at the next position of the stream and wakes the members. */
export function appendEvent(state: ServerState, room: Room, draft: EventDraft): RoomEvent {
  const event: RoomEvent = {
    event_id: `$${nextNumber(state)}:${state.serverName}`,
    room_id: room.id,
    type: draft.type,
    sender: draft.sender,
    origin_server_ts: Math.floor(state.clock.now()),
    content: draft.content,
    ...(draft.stateKey === undefined ? {} : { state_key: draft.stateKey }),
    ...(draft.unsigned === undefined ? {} : { unsigned: draft.unsigned }),
  };
  placeEvent(state, room, event);
  state.federation?.spread(room, event);
  return event;
}

/** Puts an event, whoever made it, at the next position of the stream and wakes the members. */
export function placeEvent(state: ServerState, room: Room, event: RoomEvent): void {
  const placed = { position: nextPosition(state), event };
  room.timeline.push(placed);
  if (room.timeline.length > 2 * KEPT_EVENTS) room.timeline = room.timeline.slice(-KEPT_EVENTS);
  if (event.state_key !== undefined) room.state.set(stateSlot(event.type, event.state_key), placed);
  room.position = placed.position;
  wake(room.joined.keys());
}

/** Content of a state event with an empty state key, or an empty object. */
export function stateContent(room: Room, type: string): Readonly<Record<string, unknown>> {
  return room.state.get(stateSlot(type, ""))?.event.content ?? {};
}

/** The room's events after one position and up to another, oldest first. */
export function eventsBetween(room: Room, after: number, upTo: number) {
  let start = room.timeline.length;
  while (start > 0 && (room.timeline[start - 1]?.position ?? 0) > after) start -= 1;
  const events = room.timeline.slice(start);
  return upTo >= room.position ? events : events.filter(({ position }) => position <= upTo);
}
