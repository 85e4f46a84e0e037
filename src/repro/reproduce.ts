import type { Scenario } from "../scenarios/scenario.ts";
import { type ShowingScenario, showingIn } from "./showing.ts";
import { type Fewest, shrinkFewest } from "./shrink-fewest.ts";
import type { ShrinkOptions, Shrunk } from "./shrink-on.ts";
import { type PerformedAll, type PerformedScenario, performOn, type Stage } from "./stage.ts";
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
    const again = await performWhole(stage, scenarios);
    const alone: Stage = { ...stage, facts: again.facts };
    const found = await shrinkFewest(alone, again.performed, options);
    if (found !== undefined)
      return { kind: "fails", start: found.start, stage: alone, ...(await seenAgain(alone, found)) };
    attempts.push(again);
  }
  return withoutFinding(attempts, { wanted, profile: options.stage.run.profile, asked: scenarios.length });
}

/** Performs the scenarios, and once more what did not come to its end: a server with much to do may make no room now, and the next time it does. */
async function performWhole(stage: Stage, scenarios: readonly Scenario[]): Promise<PerformedAll> {
  const first = await performOn(stage, scenarios);
  const cut = first.performed.filter(({ end }) => end?.outcome !== "performed");
  if (cut.length === 0 || stage.venue.isFresh || first.errors.length > 0) return first;
  const { performed, errors } = await performOn(
    { ...stage, facts: first.facts },
    cut.map(({ scenario }) => scenario),
  );
  const secondOf = (one: PerformedScenario) => performed.find(({ scenario }) => scenario === one.scenario);
  return { ...first, performed: first.performed.map((one) => secondOf(one) ?? one), errors };
}

/** The smallest that shows it again: what showed it once, on a server that has its own pace, need not show it twice. */
async function seenAgain(
  stage: Stage,
  { start, shrunk, wanted }: Fewest,
): Promise<Pick<StillFails, "shrunk" | "confirmed">> {
  const smallest = await confirm(stage, shrunk.smallest, wanted);
  if (smallest.shown > 0) return { shrunk, confirmed: smallest };
  for (const larger of new Set([shrunk.larger.at(-1) ?? start, start])) {
    if (larger === shrunk.smallest) continue;
    const confirmed = await confirm(stage, larger, wanted);
    if (confirmed.shown > 0) return { shrunk: { ...shrunk, smallest: larger }, confirmed };
  }
  return { shrunk, confirmed: smallest };
}

/** Performs a scenario a last time, and again if it does not show: perhaps it only shows now and then. */
async function confirm(
  stage: Stage,
  { performed: { scenario } }: ShowingScenario,
  wanted: Wanted,
): Promise<Confirmed> {
  let [shown, of] = [0, 0];
  for (let times = 0; times < LAST_TIMES && shown === 0 && !stage.run.signal.aborted; times++) {
    const { performed } = await performOn(stage, [scenario]);
    const whole = performed.filter(({ end }) => end?.outcome === "performed");
    shown += whole.filter((one) => showingIn(stage, one, wanted) !== undefined).length;
    of += whole.length;
  }
  return { shown, of };
}
