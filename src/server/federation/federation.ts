import type { Room, RoomEvent } from "../room.ts";
import type { User } from "../user.ts";

/** What a server asks of its way to other servers. */
export interface Federation {
  /** The user of another server that is linked to this one; undefined for any other id. */
  userOf(id: string): User | undefined;
  /** Sends an event that was made here to the servers that have to do with the room. */
  spread(room: Room, event: RoomEvent): void;
  /** Learns what a room is that nobody here is joined to, from a server whose user is. */
  fetchRoom(roomId: string, from: string | null): Promise<void>;
}
