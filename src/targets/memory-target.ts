import type { DeclaredTimers } from "../history/history.ts";
import type { ReferenceServer } from "../server/reference-server.ts";
import type { Clock, Ms } from "../time/clock.ts";
import { seededRandom } from "../time/random.ts";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import { MemoryDispatcher } from "./memory-dispatcher.ts";
import type { Network } from "./disturbed-network.ts";
import type { Homeserver } from "./homeserver.ts";
import { type Passage, quiet } from "./passage.ts";
import type { Target } from "./target.ts";
import { OPEN_REGISTRATION } from "./users.ts";

/** How far away a server in memory is. */
export interface Distance {
  /** The shortest time that a request, and an answer, is on its way. */
  readonly latencyMs?: Ms;
  /** Draws the rest of that time, up to as much again: requests sent together arrive in either order. */
  readonly seed?: number;
}

/** A homeserver in memory; it is reached at the origin of its name. */
export interface MemoryHomeserver {
  readonly name: string;
  readonly server: ReferenceServer;
}

/** What runs on a clock, and how its owner would declare it. */
export interface MemoryServer extends Distance {
  readonly name: string;
  readonly timers: DeclaredTimers;
  /** Called once per opening. Several federate. */
  readonly serve: (clock: Clock) => readonly [MemoryHomeserver, ...MemoryHomeserver[]];
  /** What befalls requests beside taking their time; nothing when absent. Called once per opening. */
  readonly network?: (clock: Clock) => Network;
  /** `embedded` when absent: its time is exact. */
  readonly kind?: "embedded" | "disturbed";
}

/** A server in memory, in virtual time: the same seed gives the same run, and waiting takes no time. */
export function memoryTarget(options: MemoryServer): Target {
  const { name, timers, serve, network, kind = "embedded", latencyMs = 1, seed } = options;
  return {
    name,
    kind,
    open: () => {
      const clock = new VirtualClock();
      const random = seed === undefined ? undefined : seededRandom(seed, "latency");
      const [first, ...others] = serve(clock);
      const servers = new Map([first, ...others].map((one) => [originOf(one), one.server]));
      const travelMs = () => latencyMs + (random?.below(latencyMs + 1) ?? 0);
      const disturb = network?.(clock) ?? ((passage: Passage) => passage);
      const dispatcher = new MemoryDispatcher({
        clock,
        handle: (request, origin) => (servers.get(origin) ?? first.server).handle(request),
        passage: (underway) => disturb(quiet(travelMs(), travelMs()), underway),
      });
      return Promise.resolve({
        name,
        kind,
        homeservers: [homeserverOf(first), ...others.map(homeserverOf)],
        clock,
        dispatcher,
        timers,
        perform: (work) => runVirtually(clock, work),
        [Symbol.asyncDispose]: async () => {
          for (const server of servers.values()) server.close();
          await dispatcher.destroy();
        },
      });
    },
  };
}

/** One homeserver that federates with nobody. */
export function alone(server: ReferenceServer): readonly [MemoryHomeserver] {
  return [{ name: "reference.test", server }];
}

function originOf({ name }: MemoryHomeserver): string {
  return `http://${name}`;
}

function homeserverOf(one: MemoryHomeserver): Homeserver {
  return { name: one.name, baseUrls: [originOf(one)], users: OPEN_REGISTRATION };
}
