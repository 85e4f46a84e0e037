import { readDuration } from "../../time/read-duration.ts";
import { CHANGE_KINDS, VIOLATION_KINDS } from "../oracle/kinds.ts";
import { WorkloadError } from "../workload-error.ts";
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
const HINT =
  "For example 'delivery.p99>2s', 'delivery.status.p50>100ms', 'request.max>=5s', 'violations>0', 'delivery.verified<1000' or 'lost>0'.";

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
  const limit = readDuration(bound) ?? (/^\d+(?:\.\d+)?$/u.test(bound) ? Number(bound) : Number.NaN);
  if (measure === undefined || !(operator in OPERATORS) || Number.isNaN(limit))
    throw new WorkloadError(
      `Cannot use --fail-on: wanted <figure><comparison><bound>, found ${JSON.stringify(text)}.`,
      HINT,
    );
  const breaks = OPERATORS[operator as keyof typeof OPERATORS];
  return {
    weigh: (report) => {
      const measured = measure(report);
      return { text: text.trim(), measured, isBroken: breaks(measured, limit) };
    },
  };
}

function measureOf(name: string): ((report: Figures) => number) | undefined {
  const parts = name.split(".");
  const [subject, ...rest] = parts;
  if (subject === "violations") {
    const kind = VIOLATION_KINDS.find((one) => one === rest.join("."));
    if (rest.length === 0) return ({ violations }) => violations.total;
    return kind === undefined ? undefined : ({ violations }) => violations.counts[kind] ?? 0;
  }
  const count = COUNTS.find((one) => one === name);
  if (count !== undefined) return ({ counters }) => counters[count];
  return distributionMeasure(subject, rest);
}

function distributionMeasure(
  subject: string | undefined,
  rest: readonly string[],
): ((report: Figures) => number) | undefined {
  const [first = "", ...others] = rest;
  if (subject === "delivery") {
    const kind = CHANGE_KINDS.find((one) => one === first);
    const figure = figureOf(kind === undefined ? rest.join(".") : others.join("."));
    if (kind !== undefined && figure !== undefined)
      return ({ deliveryByKind }) => deliveryByKind[kind]?.[figure] ?? 0;
    const counted = (["verified", "repeated", "overtaken", "caughtUp", "excused"] as const).find(
      (one) => one === rest.join("."),
    );
    if (counted !== undefined) return ({ delivery }) => delivery[counted];
    return figure === undefined ? undefined : ({ delivery }) => delivery[figure];
  }
  if (subject !== "request" && subject !== "lateness") return undefined;
  const figure = figureOf(rest.join("."));
  return figure === undefined ? undefined : (report) => report[subject][figure];
}

function figureOf(name: string): (typeof PERCENTILES)[keyof typeof PERCENTILES] | "count" | undefined {
  if (name === "count") return "count";
  return Object.hasOwn(PERCENTILES, name) ? PERCENTILES[name as keyof typeof PERCENTILES] : undefined;
}
