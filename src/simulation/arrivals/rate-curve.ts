import type { Ms } from "../../time/clock.ts";

/** How the rate of arrivals changes in the course of a run; rates are per second. */
export type RateCurve =
  | { readonly kind: "constant"; readonly rate: number }
  /** From one rate to another, and then it stays. */
  | { readonly kind: "ramp"; readonly from: number; readonly to: number; readonly overMs: Ms }
  /** A rate, and for some time another, again and again if it repeats. */
  | {
      readonly kind: "spike";
      readonly rate: number;
      readonly peak: number;
      readonly atMs: Ms;
      readonly lastingMs: Ms;
      readonly everyMs?: Ms | undefined;
    }
  /** Up and down as days and nights do, from the least at the beginning to the most half a period later. */
  | { readonly kind: "diurnal"; readonly least: number; readonly most: number; readonly periodMs: Ms };

/** The rate, per second, so long after the beginning. */
export function rateAt(curve: RateCurve, ms: Ms): number {
  if (curve.kind === "constant") return curve.rate;
  if (curve.kind === "ramp") {
    const { from, to, overMs } = curve;
    return ms >= overMs ? to : from + ((to - from) * ms) / overMs;
  }
  if (curve.kind === "spike") {
    const { rate, peak, atMs, lastingMs, everyMs } = curve;
    const since = ms - atMs;
    const within = everyMs === undefined || since < 0 ? since : since % everyMs;
    return within >= 0 && within < lastingMs ? peak : rate;
  }
  const { least, most, periodMs } = curve;
  return least + ((most - least) * (1 - Math.cos((2 * Math.PI * ms) / periodMs))) / 2;
}
