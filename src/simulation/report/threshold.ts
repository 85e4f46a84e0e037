import type { Counters } from "../measure/measurements.ts";
import type { ChangeKind, ViolationKind } from "../oracle/kinds.ts";
import type { DeliveryCounts } from "../oracle/delivery-counts.ts";
import type { Distribution } from "./distribution.ts";

/** What a simulation can be held to. */
export interface Figures {
  readonly counters: Readonly<Counters>;
  /** From when a change was due until it was shown. */
  readonly delivery: Distribution & Readonly<DeliveryCounts>;
  readonly deliveryByKind: Readonly<Partial<Record<ChangeKind, Distribution>>>;
  /** From when a request was due until it was answered. */
  readonly request: Distribution;
  /** How late the harness itself was. */
  readonly lateness: Distribution;
  readonly violations: {
    readonly total: number;
    readonly counts: Readonly<Partial<Record<ViolationKind, number>>>;
  };
}

/** Something that a simulation fails by. */
export interface Threshold {
  readonly weigh: (figures: Figures) => WeighedThreshold;
}

/** A threshold with what was measured. */
export interface WeighedThreshold {
  readonly text: string;
  readonly measured: number;
  readonly isBroken: boolean;
}
