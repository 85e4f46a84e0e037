import type { DeclaredTimers } from "../history/history.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import { defaultTimers, type ServerTimers } from "../server/server-timers.ts";
import type { Profile } from "../spec/profile.ts";
import type { Ms } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import { MemoryDispatcher } from "./memory-dispatcher.ts";
import type { Target } from "./target.ts";

/** What the embedded target serves. */
export interface EmbeddedOptions {
  readonly profile: Profile;
  /** The fault to serve with; none in the undisturbed server. */
  readonly mutant?: Mutant;
  readonly timers?: Partial<ServerTimers>;
  /** The shortest time that a request, and an answer, is on its way. */
  readonly latencyMs?: Ms;
  /** Draws the rest of that time, up to as much again: requests sent together arrive in either order. */
  readonly seed?: number;
}

/** What the server's timers are declared with: it keeps them to the millisecond, the network adds a little. */
const LEEWAY_MS: Ms = 1_000;

/** The reference server in memory, in virtual time: the same seed gives the same run, and waiting takes no time. */
export function embeddedTarget(options: EmbeddedOptions): Target {
  const { profile, mutant, latencyMs = 1, seed } = options;
  const timers = { ...defaultTimers, ...options.timers };
  const name = mutant === undefined ? "embedded" : `mutant:${mutant.name}`;
  return {
    name,
    kind: "embedded",
    open: () => {
      const clock = new VirtualClock();
      const random = seed === undefined ? undefined : seededRandom(seed, "latency");
      const server = createReferenceServer({ clock, profiles: [profile], timers, mutant });
      const dispatcher = new MemoryDispatcher({
        clock,
        handle: (request) => server.handle(request),
        latencyMs: () => latencyMs + (random?.below(latencyMs + 1) ?? 0),
      });
      return Promise.resolve({
        name,
        kind: "embedded",
        baseUrl: "http://reference.test",
        clock,
        dispatcher,
        timers: declared(timers),
        perform: (work) => runVirtually(clock, work),
        [Symbol.asyncDispose]: async () => {
          server.close();
          await dispatcher.destroy();
        },
      });
    },
  };
}

/** A mutant's timers are declared as the undisturbed server's: that they are not kept is for the judge to find. */
function declared({ offlineAfterMs, idleAfterMs }: ServerTimers): DeclaredTimers {
  return {
    offline: { minMs: offlineAfterMs, maxMs: offlineAfterMs + LEEWAY_MS },
    idle: { minMs: idleAfterMs, maxMs: idleAfterMs + LEEWAY_MS },
  };
}
