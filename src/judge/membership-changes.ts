import { grouped } from "../history/grouped.ts";
import type { Exchange, RoomId, StreamBody, StreamMember, UserId } from "../history/history.ts";
import type { RoomPreset } from "../model/command.ts";
import type { Ms } from "../time/clock.ts";
import { type Case, isUnclear, objectBody, succeeded } from "./case.ts";
import { chainsOf } from "./observations.ts";
import { knownEverywhere } from "./known-everywhere.ts";
import { roomKind } from "./room-kind.ts";

/** A change of one user's membership of one room, which took hold somewhere between `sent` and `settled`. */
export interface Change {
  readonly exchange: Exchange;
  readonly kind: "join" | "leave" | "invite" | "kick" | "ban" | "unban";
  readonly joined: boolean;
  readonly sent: Ms;
  readonly settled: Ms;
  readonly sure: boolean;
}

/** What kind of room each one is. */
export function kindsOf(judged: Case): ReadonlyMap<RoomId, RoomPreset> {
  return new Map(
    judged.exchanges.flatMap((exchange) =>
      exchange.operation.kind === "createRoom"
        ? [[createdRoom(exchange, exchange.operation.room), roomKind(exchange)]]
        : [],
    ),
  );
}

/** What the answer names; else what was meant. */
function createdRoom(exchange: Exchange, meant: RoomId): RoomId {
  const { room_id: created } = objectBody(exchange);
  return typeof created === "string" ? created : meant;
}

/** Every change of a membership that may have taken hold, by room and user, in order. */
export function changesByRoom(judged: Case): ReadonlyMap<RoomId, ReadonlyMap<UserId, readonly Change[]>> {
  const rooms = new Map<RoomId, Map<UserId, Change[]>>();
  const add = (room: RoomId, user: UserId, change: Change) => {
    const users = rooms.get(room) ?? new Map<UserId, Change[]>();
    rooms.set(room, users);
    users.set(user, [...(users.get(user) ?? []), change]);
  };
  for (const exchange of judged.exchanges) {
    const { operation, sent, received } = exchange;
    const sure = succeeded(exchange);
    if (!sure && !isUnclear(exchange)) continue;
    switch (operation.kind) {
      case "createRoom": {
        if (exchange.user !== null) {
          add(createdRoom(exchange, operation.room), exchange.user, {
            exchange,
            kind: "join",
            joined: true,
            sent,
            settled: received,
            sure,
          });
        }
        break;
      }
      case "join":
      case "invite":
      case "leave":
      case "kick":
      case "ban":
      case "unban": {
        const { kind } = operation;
        const joined = kind === "join";
        // What was under way when somebody left may still arrive for a while.
        const graceMs = joined || kind === "invite" ? 0 : judged.tolerances.visibilityMs;
        const settled = knownEverywhere(judged, exchange) + graceMs;
        add(operation.room, operation.subject, { exchange, kind, joined, sent, settled, sure });
        break;
      }
      default:
    }
  }
  noteRejoins(judged, rooms);
  return rooms;
}

/**
 * A changed profile is written into rooms one by one, and may be written after its user has left: some servers join
 * the user again that way. Streams show it; then nobody knows who shares the room.
 */
function noteRejoins(judged: Case, rooms: Map<RoomId, Map<UserId, Change[]>>): void {
  for (const chain of chainsOf(judged).values()) {
    const left = new Set<string>();
    for (const exchange of chain.filter(succeeded)) {
      const { members = [] } = objectBody(exchange) as unknown as Partial<StreamBody>;
      const last = new Map<string, StreamMember>();
      for (const member of members) {
        const key = `${member.room} ${member.user}`;
        if (member.membership !== "join") left.add(key);
        last.set(key, member);
      }
      for (const [key, { room, user, membership }] of last) {
        if (membership !== "join" || !left.delete(key)) continue;
        const changes = rooms.get(room)?.get(user) ?? [];
        const newest = changes.filter(({ sent }) => sent <= exchange.received).at(-1);
        if (newest === undefined || newest.joined || newest.exchange.received > exchange.received) continue;
        const rejoin = {
          exchange,
          kind: "join",
          joined: true,
          sent: newest.sent,
          settled: exchange.received,
          sure: false,
        } as const;
        rooms.get(room)?.set(
          user,
          [...changes, rejoin].sort((one, other) => one.sent - other.sent),
        );
      }
    }
  }
}

/** Every change of a presence list, by its owner. */
export function listChanges(judged: Case) {
  const changes = judged.exchanges.flatMap((exchange) => {
    const { operation, sent, received } = exchange;
    if (operation.kind !== "postList") return [];
    const sure = succeeded(exchange);
    if (!sure && !isUnclear(exchange)) return [];
    const { subject, invite, drop } = operation;
    return [{ subject, invite, drop, sent, settled: received + judged.tolerances.visibilityMs, sure }];
  });
  return grouped(changes, ({ subject }) => subject);
}
