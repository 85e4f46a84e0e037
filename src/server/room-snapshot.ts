import { membershipOf, type Room } from "./room.ts";
import { stateContent } from "./room-events.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** A room as `/initialSync` shows it; presence is no part of it. */
export function snapshotOf(world: World, room: Room, user: User): Record<string, unknown> {
  const membership = membershipOf(room, user.id) ?? "leave";
  const isPublic = stateContent(room, "m.room.join_rules")["join_rule"] === "public";
  const base = { room_id: room.id, membership, visibility: isPublic ? "public" : "private" };
  if (membership === "invite") return base;
  const newest = room.timeline.slice(-10);
  return {
    ...base,
    messages: {
      start: `s${(newest[0]?.position ?? 1) - 1}`,
      end: `s${world.position}`,
      chunk: newest.map(({ event }) => event),
    },
    state: [...room.state.values()].map(({ event }) => event),
  };
}
