import type { Variety } from "../server/lawful/variety.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import type { ServerTimers } from "../server/server-timers.ts";
import type { Profile } from "../spec/profile.ts";
import type { Disturbance } from "./disturbances/disturbance.ts";
import { disturbedNetwork } from "./disturbed-network.ts";
import { keptTimers } from "./kept-timers.ts";
import { alone, memoryTarget } from "./memory-target.ts";
import type { Target } from "./target.ts";

/** What makes the reference server like one that is far away, or like another one. */
export interface DisturbedOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly disturbances: readonly Disturbance[];
  readonly varieties: readonly Variety[];
  readonly timers: ServerTimers;
  /** Whether the server's timers are known to whoever tests it. */
  readonly declaresTimers: boolean;
  readonly mutant?: Mutant | undefined;
  /** Told of every request that a disturbance did not leave alone. */
  readonly onDisturbed?: (name: string) => void;
}

/** The reference server in a bad place: in memory and in virtual time, but judged like a server with a URL. */
export function disturbedTarget(options: DisturbedOptions): Target {
  const { profile, seed, varieties, timers, declaresTimers, mutant } = options;
  return memoryTarget({
    seed,
    name: mutant === undefined ? "disturbed" : `disturbed mutant:${mutant.name}`,
    kind: "disturbed",
    timers: declaresTimers ? keptTimers(timers) : {},
    serve: (clock) => alone(createReferenceServer({ clock, profiles: [profile], timers, varieties, mutant })),
    network: (clock) => disturbedNetwork({ ...options, clock }),
  });
}
