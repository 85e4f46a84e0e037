import type { LatencyBucket } from "./latency-histogram.ts";
import type { Timeline } from "./timeline.ts";
import type { WalkedChart } from "./walked-chart.ts";

/**
 * What a report that is looked at shows beside the report itself: how the scenarios went, and what was allowed when. Plain
 * data, made from a history and its judgement, and bounded whatever their size.
 */
export interface Exhibits {
  /** The worst first; of those that nothing is wrong with, as many as there is room for. */
  readonly timelines: readonly Timeline[];
  /** How long presence travelled. */
  readonly latency: readonly LatencyBucket[];
  /** The machines, and what the run did on them. */
  readonly charts: readonly WalkedChart[];
}
