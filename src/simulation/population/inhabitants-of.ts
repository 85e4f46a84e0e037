import { seededRandom } from "../../time/random.ts";
import { ownersOf } from "../shards/shard.ts";
import type { Workload } from "../workload.ts";
import { populate, type Population } from "./population.ts";

/** Who is simulated, and who is in which room. */
export function populationOf({ users, rooms, roomsEach }: Workload, seed: number): Population {
  return rooms.kind === "given"
    ? { users, rooms: rooms.rooms }
    : populate({ users, sizes: rooms, roomsEach, seed });
}

/** How many devices each user has. */
export function devicesOf({ users, secondDevices }: Workload, seed: number): readonly number[] {
  const chance = seededRandom(seed, "devices");
  return Array.from({ length: users }, () => (chance.below(1_000_000) < secondDevices * 1_000_000 ? 2 : 1));
}

/** How many streams each of so many processes holds when everybody is there. */
export function streamsByShard(workload: Workload, seed: number, count: number): readonly number[] {
  const owners = ownersOf(populationOf(workload, seed), { count });
  const streams = Array.from({ length: count }, () => 0);
  for (const [user, devices] of devicesOf(workload, seed).entries()) {
    const owner = owners[user] ?? 0;
    streams[owner] = (streams[owner] ?? 0) + devices;
  }
  return streams;
}
