import { isObject } from "./json-body.ts";
import { MatrixError } from "./matrix-error.ts";
import { membershipOf, type Room } from "./room.ts";
import { stateContent } from "./room-events.ts";

/** What a member may need power for; the numbers are the specification's defaults. */
const NEEDED = { invite: 0, kick: 50, ban: 50, state: 50, event: 0 } as const;

/** A user's power in the room. */
export function powerOf(room: Room, userId: string): number {
  const { users, users_default: usual } = stateContent(room, "m.room.power_levels");
  const own = isObject(users) ? users[userId] : undefined;
  return numberOr(own, numberOr(usual, 0));
}

/** @throws MatrixError 403 when the user is not joined, or has too little power for the deed. */
export function requirePower(room: Room, userId: string, deed: keyof typeof NEEDED): void {
  requireJoined(room, userId);
  const levels = stateContent(room, "m.room.power_levels");
  const key = { invite: "invite", kick: "kick", ban: "ban", state: "state_default", event: "events_default" }[
    deed
  ];
  if (powerOf(room, userId) < numberOr(levels[key], NEEDED[deed])) {
    throw new MatrixError(403, "M_FORBIDDEN", "You have too little power in this room.");
  }
}

/** @throws MatrixError 403 when the user is not joined to the room. */
export function requireJoined(room: Room, userId: string): void {
  if (membershipOf(room, userId) === "join") return;
  throw new MatrixError(403, "M_FORBIDDEN", "You are not joined to this room.");
}

/** @throws MatrixError 403 when the user is not joined and the history is not world readable. */
export function requireReadable(room: Room, userId: string): void {
  if (stateContent(room, "m.room.history_visibility")["history_visibility"] === "world_readable") return;
  requireJoined(room, userId);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
