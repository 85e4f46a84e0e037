import { FederationLink } from "../server/federation/federation-link.ts";
import { exemplaryFederation } from "../server/federation/federation-behaviour.ts";
import type { FederationMutant } from "../server/federation/federation-mutant.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import { defaultTimers } from "../server/server-timers.ts";
import type { Profile } from "../spec/profile.ts";
import type { Clock } from "../time/clock.ts";
import { keptTimers } from "./kept-timers.ts";
import { type Distance, type MemoryHomeserver, memoryTarget } from "./memory-target.ts";
import type { Target } from "./target.ts";

/** What the two linked servers serve. */
export interface FederatedOptions extends Distance {
  readonly profile: Profile;
  /** The fault in what they tell each other; none in the undisturbed pair. */
  readonly mutant?: FederationMutant | undefined;
}

/** Two reference servers that federate, in memory: each answers its own users only. */
export function federatedTarget({ profile, mutant, ...distance }: FederatedOptions): Target {
  return memoryTarget({
    ...distance,
    name: mutant === undefined ? "embedded:federated" : `mutant:${mutant.name}`,
    timers: keptTimers(defaultTimers),
    serve: (clock) => servePair(clock, profile, mutant),
  });
}

function servePair(clock: Clock, profile: Profile, mutant: FederationMutant | undefined) {
  const link = new FederationLink({
    clock,
    decisions: () => ({ ...exemplaryFederation, ...mutant?.disturb(exemplaryFederation) }),
  });
  const homeserver = (serverName: string): MemoryHomeserver => ({
    name: serverName,
    server: createReferenceServer({ clock, profiles: [profile], serverName, link }),
  });
  return [homeserver("one.test"), homeserver("two.test")] as const;
}
