import type { Mutant } from "../server/mutants/mutant.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import { defaultTimers, type ServerTimers } from "../server/server-timers.ts";
import type { Profile } from "../spec/profile.ts";
import { keptTimers } from "./kept-timers.ts";
import { alone, type Distance, memoryTarget } from "./memory-target.ts";
import type { Target } from "./target.ts";

/** What the embedded target serves. */
export interface EmbeddedOptions extends Distance {
  readonly profile: Profile;
  /** The fault to serve with; none in the undisturbed server. */
  readonly mutant?: Mutant;
  readonly timers?: Partial<ServerTimers>;
}

/**
 * The reference server in memory. A mutant's timers are declared as the undisturbed server's: that they are not kept is
 * for the judge to find.
 */
export function embeddedTarget({ profile, mutant, timers, ...distance }: EmbeddedOptions): Target {
  const kept = { ...defaultTimers, ...timers };
  return memoryTarget({
    ...distance,
    name: mutant === undefined ? "embedded" : `mutant:${mutant.name}`,
    timers: keptTimers(kept),
    serve: (clock) => alone(createReferenceServer({ clock, profiles: [profile], timers: kept, mutant })),
  });
}
