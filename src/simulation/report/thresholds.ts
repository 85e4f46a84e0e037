import { readDuration } from "../../time/read-duration.ts";
import { type DeliveryCounts, noDeliveries } from "../oracle/delivery-counts.ts";
import { CHANGE_KINDS, VIOLATION_KINDS } from "../oracle/kinds.ts";
import { WorkloadError } from "../workload-error.ts";
import type { Distribution } from "./distribution.ts";
import type { Figures, Threshold } from "./threshold.ts";

const PERCENTILES = {
  p50: "p50Ms",
  p90: "p90Ms",
  p99: "p99Ms",
  "p99.9": "p999Ms",
  max: "maxMs",
  mean: "meanMs",
} as const;
const OPERATORS = {
  ">": (measured: number, bound: number) => measured > bound,
  ">=": (measured: number, bound: number) => measured >= bound,
  "<": (measured: number, bound: number) => measured < bound,
  "<=": (measured: number, bound: number) => measured <= bound,
} as const;
const COUNTS = ["arrivals", "requests", "answered", "limited", "refused", "lost", "streamTroubles"] as const;
const DELIVERY_COUNTS = Object.keys(noDeliveries()) as readonly (keyof DeliveryCounts)[];
const HINT =
  "For example 'delivery.p99>2s', 'delivery.status.p50>100ms', 'request.max>=5s', 'violations>0', 'delivery.verified<1000' or 'lost>0'.";

/** A figure that a threshold may name, and whether it is a length of time or counts something. */
interface Measure {
  readonly of: (report: Figures) => number;
  readonly isTime: boolean;
}

/**
 * Reads a threshold: when it holds, the simulation has failed.
 *
 * @example parseThreshold("delivery.p99>2s")
 * @throws WorkloadError when it is none
 */
export function parseThreshold(text: string): Threshold {
  const [, name = "", operator = "", bound = ""] =
    /^([\w. ]+?)\s*(>=|<=|>|<)\s*(\S+)$/u.exec(text.trim()) ?? [];
  const measure = measureOf(name);
  if (measure === undefined || !(operator in OPERATORS))
    throw notThreshold("<figure><comparison><bound>", text);
  const breaks = OPERATORS[operator as keyof typeof OPERATORS];
  const limit = limitOf(measure, bound);
  if (limit === undefined) {
    const wanted = measure.isTime
      ? "a length of time with its unit (ms, s, m, h)"
      : "a number without a unit";
    throw notThreshold(`${wanted} to hold ${name} against`, bound);
  }
  return {
    weigh: (report) => {
      const measured = measure.of(report);
      return { text: text.trim(), measured, isBroken: breaks(measured, limit) };
    },
  };
}

function notThreshold(wanted: string, found: string): WorkloadError {
  return new WorkloadError(`Cannot use --fail-on: wanted ${wanted}, found ${JSON.stringify(found)}.`, HINT);
}

function limitOf({ isTime }: Measure, bound: string): number | undefined {
  if (isTime) return readDuration(bound);
  return /^\d+(?:\.\d+)?$/u.test(bound) ? Number(bound) : undefined;
}

function measureOf(name: string): Measure | undefined {
  const parts = name.split(".");
  const [subject, ...rest] = parts;
  if (subject === "violations") {
    const kind = VIOLATION_KINDS.find((one) => one === rest.join("."));
    if (rest.length === 0) return counting(({ violations }) => violations.total);
    return kind === undefined ? undefined : counting(({ violations }) => violations.counts[kind] ?? 0);
  }
  const count = COUNTS.find((one) => one === name);
  if (count !== undefined) return counting(({ counters }) => counters[count]);
  return distributionMeasure(subject, rest);
}

function counting(of: Measure["of"]): Measure {
  return { of, isTime: false };
}

function distributionMeasure(subject: string | undefined, rest: readonly string[]): Measure | undefined {
  const [first = "", ...others] = rest;
  if (subject === "delivery") {
    const kind = CHANGE_KINDS.find((one) => one === first);
    const figure = figureOf(kind === undefined ? rest.join(".") : others.join("."));
    if (kind !== undefined && figure !== undefined)
      return figureIn(figure, ({ deliveryByKind }) => deliveryByKind[kind]);
    const counted = DELIVERY_COUNTS.find((one) => one === rest.join("."));
    if (counted !== undefined) return counting(({ delivery }) => delivery[counted]);
    return figure && figureIn(figure, ({ delivery }) => delivery);
  }
  if (subject !== "request" && subject !== "lateness") return undefined;
  const figure = figureOf(rest.join("."));
  return figure && figureIn(figure, (report) => report[subject]);
}

type Figure = (typeof PERCENTILES)[keyof typeof PERCENTILES] | "count";

function figureIn(figure: Figure, distribution: (report: Figures) => Distribution | undefined): Measure {
  return { of: (report) => distribution(report)?.[figure] ?? 0, isTime: figure !== "count" };
}

function figureOf(name: string): Figure | undefined {
  if (name === "count") return "count";
  return Object.hasOwn(PERCENTILES, name) ? PERCENTILES[name as keyof typeof PERCENTILES] : undefined;
}
