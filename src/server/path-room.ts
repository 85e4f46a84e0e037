import { param, type Exchange } from "./exchange.ts";
import { MatrixError } from "./matrix-error.ts";
import type { Room } from "./room.ts";
import type { World } from "./world.ts";

/** The room named in the path. @throws MatrixError 404 when there is no such room. */
export function pathRoom(world: World, exchange: Exchange): Room {
  return roomNamed(world, param(exchange, "roomId"));
}

/** The room with this id or alias. @throws MatrixError 404 when there is none. */
export function roomNamed(world: World, name: string): Room {
  const room = world.rooms.get(name.startsWith("#") ? (world.aliases.get(name) ?? "") : name);
  if (room === undefined) throw new MatrixError(404, "M_NOT_FOUND", "There is no such room.");
  return room;
}
