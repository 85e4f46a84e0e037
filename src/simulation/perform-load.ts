import { type Ms, sleep } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import { arrivals } from "./arrivals/arrivals.ts";
import type { Setting } from "./setting.ts";
import { drawer } from "./users/acts.ts";
import type { Crowd } from "./users/crowd.ts";

export interface LoadOptions extends Setting {
  readonly crowd: Crowd;
  readonly signal: AbortSignal;
  /** For how long the load has been on already, where a lost process is replaced. */
  readonly sinceMs: Ms;
}

/** However far away the next act is, it is looked so often whether the run is to end. */
const LOOK_MS: Ms = 250;

/**
 * Has everybody act when the workload says so, for as long as it lasts. The schedule never waits for the server, nor
 * for us: what is late is done at once, and counts from when it was due.
 */
export async function performLoad(options: LoadOptions): Promise<void> {
  const { workload, crowd, measurements, clock, now, seed, signal, isOwn, sinceMs } = options;
  const begun = now() - sinceMs;
  const end = begun + workload.durationMs;
  const schedule = arrivals({
    curve: workload.arrivals,
    spacing: workload.spacing,
    random: seededRandom(seed, "arrivals"),
    endMs: workload.durationMs,
  });
  const who = seededRandom(seed, "who");
  const draw = drawer(workload.mix, seededRandom(seed, "acts"));
  let next = schedule.next();
  for (;;) {
    // All of it, also when we were kept from it until the end was over.
    while (next.done !== true && begun + next.value <= now() && !signal.aborted) {
      const dueAt = begun + next.value;
      const [user, act] = [who.below(workload.users), draw()];
      if (isOwn(user) && next.value >= sinceMs) {
        measurements.lateness.record(now() - dueAt);
        crowd.act(user, act, dueAt);
      }
      next = schedule.next();
    }
    if (now() >= end || signal.aborted) return;
    crowd.idle(now());
    const dueAt = Math.min(next.done === true ? end : begun + next.value, crowd.nextAt, end, now() + LOOK_MS);
    await sleep(clock, Math.max(0, dueAt - now()));
  }
}
