import type { Scenario } from "../scenarios/scenario.ts";
import { type ShowingScenario, showingIn } from "./showing.ts";
import { shrinkFewest } from "./shrink-fewest.ts";
import type { ShrinkOptions, Shrunk } from "./shrink-on.ts";
import { performOn, type Stage } from "./stage.ts";
import type { Venue } from "./venue.ts";
import type { Wanted } from "./wanted.ts";
import { type WithoutFinding, withoutFinding } from "./without-finding.ts";

export interface ReproduceOptions extends ShrinkOptions {
  /** Where to perform, the preferred one first: where nothing shows, the next is tried. */
  readonly venues: readonly [Venue, ...Venue[]];
  readonly stage: Omit<Stage, "venue" | "facts">;
  /** The scenarios that have shown it, the preferred one first. */
  readonly scenarios: readonly Scenario[];
}

/** What became of a finding when its scenario was performed again. */
export type Reproduction = StillFails | WithoutFinding;

export interface StillFails {
  readonly kind: "fails";
  /** As it was performed first. */
  readonly start: ShowingScenario;
  readonly shrunk: Shrunk;
  /** Where it shows. */
  readonly stage: Stage;
  readonly confirmed: Confirmed;
}

/** How often the smallest scenario showed it when it was performed a last time, to its end. */
export interface Confirmed {
  readonly shown: number;
  readonly of: number;
}

/** What does not show it the last time is asked so many times. */
const LAST_TIMES = 3;

/** Performs the scenarios of a finding again and, if it shows, looks for the smallest scenario that shows it. */
export async function reproduce(options: ReproduceOptions): Promise<Reproduction> {
  const { venues, wanted, scenarios } = options;
  const attempts = [];
  for (const venue of venues) {
    const stage: Stage = { ...options.stage, venue };
    const again = await performOn(stage, scenarios);
    const alone: Stage = { ...stage, facts: again.facts };
    const found = await shrinkFewest(alone, again.performed, options);
    if (found !== undefined) {
      const { start, shrunk, wanted: same } = found;
      return { kind: "fails", start, shrunk, stage: alone, confirmed: await confirm(alone, shrunk, same) };
    }
    attempts.push(again);
  }
  return withoutFinding(attempts, { wanted, profile: options.stage.run.profile, asked: scenarios.length });
}

/** Performs the smallest scenario a last time, and again if it does not show: perhaps it only shows now and then. */
async function confirm(stage: Stage, { smallest }: Shrunk, wanted: Wanted): Promise<Confirmed> {
  let [shown, of] = [0, 0];
  for (let times = 0; times < LAST_TIMES && shown === 0 && !stage.run.signal.aborted; times++) {
    const { performed } = await performOn(stage, [smallest.performed.scenario]);
    const whole = performed.filter(({ end }) => end?.outcome === "performed");
    shown += whole.filter((one) => showingIn(stage, one, wanted) !== undefined).length;
    of += whole.length;
  }
  return { shown, of };
}
