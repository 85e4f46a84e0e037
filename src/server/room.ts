import { LatestLog } from "./latest-log.ts";
import type { TimerHandle } from "../time/clock.ts";
import type { User } from "./user.ts";

/** The memberships of the specification. */
export type Membership = "invite" | "join" | "leave" | "ban";

/** An event of a room as clients see it. */
export interface RoomEvent {
  readonly event_id: string;
  readonly room_id: string;
  readonly type: string;
  readonly sender: string;
  readonly origin_server_ts: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly state_key?: string;
  readonly unsigned?: Readonly<Record<string, unknown>>;
}

/** A room event at its place in the stream. */
export interface PlacedEvent {
  readonly position: number;
  readonly event: RoomEvent;
}

/** A user's read receipt in a room. */
export interface Receipt {
  readonly eventId: string;
  readonly atMs: number;
  readonly position: number;
}

/** A room and everything kept per room. */
export interface Room {
  readonly id: string;
  /** The newest {@link KEPT_EVENTS} or more events, oldest first. */
  timeline: PlacedEvent[];
  /** Current state by type and state key. */
  readonly state: Map<string, PlacedEvent>;
  /** Who is joined, with the stream position of joining; in the order of joining. */
  readonly joined: Map<User, number>;
  readonly joins: LatestLog<User>;
  readonly typing: Map<User, TimerHandle>;
  typingPosition: number;
  readonly receipts: Map<User, Receipt>;
  receiptsPosition: number;
  /** Position of the newest timeline event. */
  position: number;
}

/** How many events of a room are kept at least; twice as many at most. */
export const KEPT_EVENTS = 500;

/** A room without events. */
export function newRoom(id: string): Room {
  return {
    id,
    timeline: [],
    state: new Map(),
    joined: new Map(),
    joins: new LatestLog(),
    typing: new Map(),
    typingPosition: 0,
    receipts: new Map(),
    receiptsPosition: 0,
    position: 0,
  };
}

/** Key of a state event in {@link Room.state}. */
export function stateSlot(type: string, stateKey: string): string {
  return `${type}\u0000${stateKey}`;
}

/** The user's membership as the room's state has it. */
export function membershipOf(room: Room, userId: string): Membership | undefined {
  return room.state.get(stateSlot("m.room.member", userId))?.event.content["membership"] as
    | Membership
    | undefined;
}
