import { type Ms, sleep } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import type { Setting } from "./setting.ts";
import type { Crowd } from "./users/crowd.ts";

/** So many streams are opened at the same time. */
const OPEN_AT_ONCE = 50;
const OPENING_MS: Ms = 60_000;
/** The news of everybody's coming are over when nothing came for so long. */
const QUIET_MS: Ms = 1_000;
const LOOK_MS: Ms = 100;

/** Everybody who is there from the beginning comes, and what that brings about is let die away. */
export async function openEverybody(setting: Setting, crowd: Crowd, signal: AbortSignal): Promise<void> {
  const { workload, seed, clock, now, measurements, isOwn } = setting;
  const chance = seededRandom(seed, "connected");
  const there = Array.from({ length: workload.users }, (_, user) => user)
    .filter(() => chance.below(1_000_000) < workload.connected * 1_000_000)
    .filter(isOwn);
  const until = now() + OPENING_MS;
  const goesOn = () => now() < until && !signal.aborted;
  let opened = 0;
  for (const user of there) {
    crowd.arrive(user, now());
    opened += 1;
    while (opened - crowd.opened > OPEN_AT_ONCE && goesOn()) await sleep(clock, 1, signal);
  }
  while (crowd.opened < there.length && goesOn()) await sleep(clock, LOOK_MS, signal);
  while (now() - measurements.lastGoodAt < QUIET_MS && goesOn()) await sleep(clock, LOOK_MS, signal);
}
