import type { Population } from "./population.ts";

/** For each user everybody else who shares a room with them, in ascending order, one row after the other. */
export interface CoMembers {
  /** Where the row of each user begins; one more than there are users. */
  readonly offsets: Int32Array;
  readonly mates: Int32Array;
}

/** Who shares a room with whom. */
export function coMembersOf({ users, rooms }: Population): CoMembers {
  const shared: Set<number>[] = Array.from({ length: users }, () => new Set());
  for (const room of rooms) {
    for (const observer of room) {
      const row = shared[observer];
      for (const subject of room) if (subject !== observer) row?.add(subject);
    }
  }
  const offsets = new Int32Array(users + 1);
  for (const [user, row] of shared.entries()) offsets[user + 1] = (offsets[user] ?? 0) + row.size;
  const mates = new Int32Array(offsets[users] ?? 0);
  for (const [user, row] of shared.entries()) mates.set(Int32Array.from(row).sort(), offsets[user]);
  return { offsets, mates };
}

/** Where the subject stands in the row of the observer, counted from the row's beginning; -1: they share no room. */
export function placeAmong({ offsets, mates }: CoMembers, observer: number, subject: number): number {
  const begin = offsets[observer] ?? 0;
  let [low, high] = [begin, (offsets[observer + 1] ?? begin) - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = mates[middle] ?? -1;
    if (found === subject) return middle - begin;
    if (found < subject) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How many share a room with the user. */
export function degreeOf({ offsets }: CoMembers, user: number): number {
  return (offsets[user + 1] ?? 0) - (offsets[user] ?? 0);
}
