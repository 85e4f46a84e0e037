import type { Clock, Ms } from "../time/clock.ts";
import type { Measurements } from "./measure/measurements.ts";
import type { Workload } from "./workload.ts";

/** What all that takes part in a simulation knows of it. */
export interface Setting {
  readonly workload: Workload;
  readonly seed: number;
  readonly clock: Clock;
  /** Ms since the beginning of the run. */
  readonly now: () => Ms;
  readonly measurements: Measurements;
  /** Whether this process simulates the user: who does what, and when, is everybody's. */
  readonly isOwn: (user: number) => boolean;
}
