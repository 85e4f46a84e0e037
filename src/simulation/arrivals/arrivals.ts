import type { Ms } from "../../time/clock.ts";
import type { Random } from "../../time/random.ts";
import { type RateCurve, rateAt } from "./rate-curve.ts";

/** `even`: as regularly as the rate allows; `poisson`: each independent of all others. */
export type Spacing = "even" | "poisson";

export interface ArrivalOptions {
  readonly curve: RateCurve;
  readonly spacing: Spacing;
  readonly random: Random;
  /** Nothing arrives from then on. */
  readonly endMs: Ms;
}

/** The curve is taken as constant for so long. */
const STEP_MS: Ms = 10;
const RESOLUTION = 2 ** 31 - 1;

/**
 * When something is due, in ms from the beginning, in order. The schedule is an argument of the run and never its
 * outcome: however slow the server is, arrivals keep it.
 */
export function* arrivals({ curve, spacing, random, endMs }: ArrivalOptions): Generator<Ms, void> {
  const draw = () => (spacing === "even" ? 1 : -Math.log((random.below(RESOLUTION) + 1) / (RESOLUTION + 1)));
  let [at, needed] = [0, draw()];
  while (at < endMs) {
    const perMs = rateAt(curve, at) / 1_000;
    // To the end of the step, counted from the beginning: else the steps would depend on what arrived.
    const stepEnd = (Math.floor(at / STEP_MS) + 1) * STEP_MS;
    if (perMs * (stepEnd - at) < needed) {
      needed -= perMs * (stepEnd - at);
      at = stepEnd;
      continue;
    }
    at += needed / perMs;
    needed = draw();
    if (at < endMs) yield at;
  }
}
