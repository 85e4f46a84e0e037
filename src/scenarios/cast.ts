import type { Actor, RoomPreset } from "../model/command.ts";
import type { Cast } from "./scenario.ts";

/**
 * The usual company: `A` the subject, `B` and `D` who share the room `r1` with them, `C` a stranger; all but the subject
 * read their streams.
 */
export const COMPANY: Cast = {
  users: ["A", "B", "D", "C"],
  devices: [],
  rooms: [room("r1", ["A", "B", "D"])],
  observers: ["B", "D", "C"],
  fence: true,
};

/** Subject, one co-member and the stranger: enough where who sees is not the question. */
export const TRIO: Cast = {
  users: ["A", "B", "C"],
  devices: [],
  rooms: [room("r1", ["A", "B"])],
  observers: ["B", "C"],
  fence: true,
};

/** A room whose first member creates it. */
export function room(
  name: string,
  [creator = "K", ...members]: readonly Actor[],
  preset: RoomPreset = "private",
): Cast["rooms"][number] {
  return { name, creator, members, preset };
}
