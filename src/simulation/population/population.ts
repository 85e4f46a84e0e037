import { type Random, seededRandom } from "../../time/random.ts";
import { drawSize, type RoomSizes } from "./room-sizes.ts";

/** Who is simulated, by number from 0, and who is in which room. */
export interface Population {
  readonly users: number;
  /** The members of each room; the first has created it. */
  readonly rooms: readonly (readonly number[])[];
}

export interface PopulationOptions {
  readonly users: number;
  readonly sizes: RoomSizes;
  /** How many rooms each user is in; where sizes vary, on the average. */
  readonly roomsEach: number;
  readonly seed: number;
}

/**
 * Puts users into rooms: as often as each is to be in one, everybody is dealt out in a random order, so that nobody is
 * left out, and no two users share all of their rooms but by chance.
 */
export function populate({ users, sizes, roomsEach, seed }: PopulationOptions): Population {
  const random = seededRandom(seed, "population");
  const everybody = Array.from({ length: users }, (_, user) => user);
  const rooms: number[][] = [];
  for (let round = 0; round < roomsEach; round++)
    rooms.push(...dealt(round === 0 ? everybody : random.shuffle(everybody), sizes, random));
  return { users, rooms };
}

function dealt(users: readonly number[], sizes: RoomSizes, random: Random): number[][] {
  const rooms: number[][] = [];
  for (let at = 0; at < users.length;) {
    const size = Math.max(1, drawSize(sizes, random));
    rooms.push(users.slice(at, at + size));
    at += size;
  }
  return rooms;
}
