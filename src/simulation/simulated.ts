import type { RunError } from "../runner/run-error.ts";
import type { Ms } from "../time/clock.ts";
import type { Measurements } from "./measure/measurements.ts";
import type { Stretch } from "./measure/time-series.ts";
import type { ViolationKind } from "./oracle/kinds.ts";
import type { DeliveryCounts } from "./oracle/delivery-counts.ts";
import type { Violation } from "./oracle/violation.ts";

/** What a simulation goes through, in this order. */
export type Phase = "set-up" | "opening" | "load" | "draining";

/** A violation, with names. */
export interface NamedViolation extends Violation {
  readonly observer: string;
  readonly subjectId?: string;
}

/** What came of a simulation. */
export interface Simulated {
  /** Why it did not come to its end. */
  readonly error?: RunError;
  readonly server?: string;
  readonly population: {
    readonly users: number;
    readonly rooms: number;
    readonly sessions: number;
    readonly edges: number;
  };
  /** How long each phase took; one that was not reached is absent. */
  readonly phasesMs: Readonly<Partial<Record<Phase, Ms>>>;
  readonly measurements: Measurements;
  readonly stretches: readonly Stretch[];
  readonly deliveries: Readonly<DeliveryCounts>;
  readonly violations: {
    readonly counts: Readonly<Partial<Record<ViolationKind, number>>>;
    readonly total: number;
    readonly kept: readonly NamedViolation[];
  };
  /** By how much the times of two of its processes may differ, at most; absent: it was one process. */
  readonly clocksApartMs?: Ms;
  /** The most memory that was seen, in bytes. */
  readonly memoryBytes: number;
}
