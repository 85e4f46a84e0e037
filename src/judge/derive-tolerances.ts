import type { DeclaredQuirks, DeclaredTimers } from "../history/history.ts";
import type { Ms } from "../time/clock.ts";
import type { Tolerances } from "./tolerances.ts";
import type { Fact, FactName } from "./verdict.ts";

/** What a server is given where its timers are neither declared nor measured: guesses, on the lenient side. */
const ASSUMED = { offlineMinMs: 2_000, offlineMaxMs: 120_000, idleMinMs: 5_000, idleMaxMs: 390_000 } as const;

/** What has not come by then is lost, where the owner of the server declares nothing slower. */
const LOST_MS: Ms = 10_000;

/** Between homeservers: no bound is specified, and what was once a draft tolerates a minute. */
const CROSSING_MS: Ms = 75_000;

export interface TargetTimes {
  /** Virtual time is exact: nothing is slow by chance. */
  readonly exact: boolean;
  readonly timers: DeclaredTimers;
  readonly quirks?: DeclaredQuirks | undefined;
  readonly facts: readonly Fact[];
}

/** The tolerances that fit this target: the defaults of the catalogue (§8.1), widened by what was measured or declared. */
export function deriveTolerances({ exact, timers, quirks = {}, facts }: TargetTimes): Tolerances {
  const { offline, idle } = timers;
  const { propagationMs = 0, presencePutEveryMs = 0 } = quirks;
  const slowMs = measured(facts, "roundTripP99Ms");
  return {
    selfMs: exact ? 20 : Math.max(1_000, slowMs, propagationMs),
    orderMs: exact ? 5 : Math.max(250, slowMs),
    sequenceMs: (exact ? 5 : 50) + propagationMs,
    visibilityMs: exact ? 20 : Math.max(1_000, propagationMs),
    deliveryMs: exact
      ? 2_500
      : Math.max(
          propagationMs,
          Math.min(9_000, Math.max(2_500, 5 * Math.max(slowMs, measured(facts, "deliveryP99Ms")))),
        ),
    deliveryHardMs: Math.max(LOST_MS, 2 * propagationMs),
    crossingMs: exact ? 1_000 : CROSSING_MS,
    presenceEveryMs: presencePutEveryMs,
    roomsMs: exact ? 20 : 30_000,
    agoMs: exact ? 50 : Math.min(1_000, 350 + slowMs),
    granularityMs: measured(facts, "granularityMs"),
    offlineMinMs: offline?.minMs ?? ASSUMED.offlineMinMs,
    offlineMaxMs: offline?.maxMs ?? ASSUMED.offlineMaxMs,
    idleMinMs: idle?.minMs ?? ASSUMED.idleMinMs,
    idleMaxMs: idle?.maxMs ?? ASSUMED.idleMaxMs,
    offlineKnown: offline !== undefined,
    idleKnown: idle !== undefined,
  };
}

function measured(facts: readonly Fact[], name: FactName): Ms {
  const value = facts.find((fact) => fact.name === name)?.value;
  return typeof value === "number" ? value : 0;
}
