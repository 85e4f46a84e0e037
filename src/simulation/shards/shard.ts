import type { Population } from "../population/population.ts";

/** Which part of the users a process simulates. */
export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
  /** How often this part was begun: more than once when a process was lost. */
  readonly attempt: number;
}

/** All users in one process. */
export const WHOLE: Shard = { index: 0, count: 1, attempt: 1 };

/**
 * Which shard each user belongs to: that of their first room, so that most of those who have to be shown each other are
 * in one process. The same in every process.
 */
export function ownersOf({ users, rooms }: Population, { count }: Pick<Shard, "count">): Uint16Array {
  const owners = new Uint16Array(users).fill(UNKNOWN);
  for (const [place, room] of rooms.entries())
    for (const user of room) if (owners[user] === UNKNOWN) owners[user] = place % count;
  for (const [user, owner] of owners.entries()) if (owner === UNKNOWN) owners[user] = user % count;
  return owners;
}

const UNKNOWN = 0xff_ff;
