import { verdictOf } from "../judge/merge.ts";
import { sizeOf } from "../scenarios/shrink/size-of.ts";
import { type ShowingScenario, showingIn } from "./showing.ts";
import { shrinkOn, type ShrinkOptions, type Shrunk } from "./shrink-on.ts";
import { type PerformedScenario, performOn, type Stage } from "./stage.ts";
import type { Wanted } from "./wanted.ts";

/** Of no more acts than this a counterexample is small enough: another scenario would save little. */
const FEW_ACTS = 3;

export interface Fewest {
  /** As it was performed first. */
  readonly start: ShowingScenario;
  readonly shrunk: Shrunk;
  /** What the smallest shows: no less than what was shown first. */
  readonly wanted: Wanted;
}

/**
 * Shrinks the first scenario that shows it by itself and, where that leaves many acts, others too: no search finds its way from
 * each scenario to the fewest. On a server that goes on running it stays with the first: each would take minutes there.
 */
export async function shrinkFewest(
  stage: Stage,
  performed: readonly PerformedScenario[],
  options: ShrinkOptions,
): Promise<Fewest | undefined> {
  let { wanted } = options;
  let fewest: Fewest | undefined;
  let tried = 0;
  for (const one of performed) {
    const start = await startAt(stage, one, wanted);
    if (start === undefined) continue;
    if (verdictOf(stage.run.profile, start.decision) === "fail") wanted = { ...wanted, verdict: "fail" };
    const mostCandidates = options.mostCandidates - tried;
    const shrunk = await shrinkOn(stage, start, { ...options, wanted, mostCandidates });
    tried += shrunk.tried;
    if (fewest === undefined || actsOf(shrunk) < actsOf(fewest.shrunk)) fewest = { start, shrunk, wanted };
    if (actsOf(fewest.shrunk) <= FEW_ACTS || !stage.venue.isFresh || !shrunk.isExhausted) break;
  }
  return fewest && { ...fewest, shrunk: { ...fewest.shrunk, tried } };
}

/** The scenario, if it shows it; where a server can be had anew, on one on which nothing else has happened: that may hide a fault as well as show one. */
async function startAt(
  stage: Stage,
  performed: PerformedScenario,
  wanted: Wanted,
): Promise<ShowingScenario | undefined> {
  if (!stage.venue.isFresh) return showingIn(stage, performed, wanted);
  const [alone] = (await performOn(stage, [performed.scenario])).performed;
  return alone && showingIn(stage, alone, wanted);
}

function actsOf({ smallest }: Shrunk): number {
  return sizeOf(smallest.draft);
}
