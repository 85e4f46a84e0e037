import type { DeclaredTimers } from "../history/history.ts";
import type { ReferenceServer } from "../server/reference-server.ts";
import type { Clock, Ms } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import { MemoryDispatcher } from "./memory-dispatcher.ts";
import type { Target } from "./target.ts";

/** How far away a server in memory is. */
export interface Distance {
  /** The shortest time that a request, and an answer, is on its way. */
  readonly latencyMs?: Ms;
  /** Draws the rest of that time, up to as much again: requests sent together arrive in either order. */
  readonly seed?: number;
}

/** A server that runs on a clock, and how its owner would declare it. */
export interface MemoryServer extends Distance {
  readonly name: string;
  readonly timers: DeclaredTimers;
  /** Called once per opening. */
  readonly serve: (clock: Clock) => ReferenceServer;
}

/** A server in memory, in virtual time: the same seed gives the same run, and waiting takes no time. */
export function memoryTarget({ name, timers, serve, latencyMs = 1, seed }: MemoryServer): Target {
  return {
    name,
    kind: "embedded",
    open: () => {
      const clock = new VirtualClock();
      const random = seed === undefined ? undefined : seededRandom(seed, "latency");
      const server = serve(clock);
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
        timers,
        perform: (work) => runVirtually(clock, work),
        [Symbol.asyncDispose]: async () => {
          server.close();
          await dispatcher.destroy();
        },
      });
    },
  };
}
