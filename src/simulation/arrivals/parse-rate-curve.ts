import { readDuration } from "../../time/read-duration.ts";
import { WorkloadError } from "../workload-error.ts";
import type { RateCurve } from "./rate-curve.ts";

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const TIME = String.raw`(\d+(?:\.\d+)?(?:ms|s|m|h))`;
const FORMS = {
  constant: new RegExp(`^${NUMBER}$`, "u"),
  ramp: new RegExp(String.raw`^ramp:${NUMBER}\.\.${NUMBER},${TIME}$`, "u"),
  spike: new RegExp(String.raw`^spike:${NUMBER}\.\.${NUMBER},${TIME}\+${TIME}(?:/${TIME})?$`, "u"),
  diurnal: new RegExp(String.raw`^diurnal:${NUMBER}\.\.${NUMBER},${TIME}$`, "u"),
};
/** More than a server on this machine could ever bear. */
const FASTEST = 1_000_000;
const HINT =
  "For example 400, ramp:10..400,30s, spike:50..1000,10s+2s (at 10 s, for 2 s; /30s: again every 30 s), or diurnal:5..200,10m.";

/**
 * Reads how many acts there are a second, and how that changes.
 *
 * @example parseRateCurve("ramp:10..400,30s") // { kind: "ramp", from: 10, to: 400, overMs: 30_000 }
 * @throws WorkloadError when it is none
 */
export function parseRateCurve(text: string): RateCurve {
  const curve = curveIn(text);
  if (curve !== undefined) return curve;
  throw new WorkloadError(
    `Cannot use --rate: wanted acts a second, or a ramp, a spike or a diurnal curve, found ${JSON.stringify(text)}.`,
    HINT,
  );
}

function curveIn(text: string): RateCurve | undefined {
  const [, rate] = FORMS.constant.exec(text) ?? [];
  if (rate !== undefined) return isRate(rate) ? { kind: "constant", rate: Number(rate) } : undefined;
  const [, from, to, over] = FORMS.ramp.exec(text) ?? [];
  if (isRate(from) && isRate(to))
    return { kind: "ramp", from: Number(from), to: Number(to), overMs: msOf(over) };
  const [, usual, peak, at, lasting, every] = FORMS.spike.exec(text) ?? [];
  if (isRate(usual) && isRate(peak))
    return {
      kind: "spike",
      rate: Number(usual),
      peak: Number(peak),
      atMs: msOf(at),
      lastingMs: msOf(lasting),
      ...(every === undefined ? {} : { everyMs: msOf(every) }),
    };
  const [, least, most, period] = FORMS.diurnal.exec(text) ?? [];
  if (isRate(least) && isRate(most))
    return { kind: "diurnal", least: Number(least), most: Number(most), periodMs: msOf(period) };
  return undefined;
}

function isRate(text: string | undefined): boolean {
  return text !== undefined && Number(text) <= FASTEST;
}

/** At least a millisecond: nothing is divided by nothing. */
function msOf(text: string | undefined): number {
  return Math.max(1, readDuration(text ?? "") ?? 1);
}
