import type { Depth } from "../scenarios/scenario.ts";
import { homeOf, type Mutant } from "../server/mutants/mutant.ts";
import { wallClock } from "../time/wall-clock.ts";
import type { Decided } from "./deciding-sink.ts";
import { planned } from "./planned.ts";
import type { Kill, Trial } from "./trial.ts";
import { watchedRun } from "./watched-run.ts";

export interface TrialOptions {
  readonly mutant: Mutant;
  readonly depth: Depth;
  readonly seed: number;
  /** In how many scenarios the requirement that the mutant names has to be found broken until the run stops. */
  readonly enough: number;
  /** Performs the scenarios in an order left to chance, so that each has its chance to be among the first. */
  readonly isShuffled: boolean;
  /** Told of every scenario, for whoever wants to know more than the trial keeps. */
  readonly onDecided?: (decided: Decided) => void;
}

/** Performs the scenarios on a mutant, the best first and one after the other, until they have shown enough. */
export async function tryMutant({
  mutant,
  depth,
  seed,
  enough,
  isShuffled,
  onDecided,
}: TrialOptions): Promise<Trial> {
  const { name, family, requirement, equivalent } = mutant;
  const home = homeOf(mutant);
  const stop = new AbortController();
  const kills: Kill[] = [];
  let [requests, scenarios, namings] = [0, 0, 0];
  const { depthOf } = planned(home, depth, seed);
  const note = (decided: Decided) => {
    requests += decided.requests;
    scenarios += 1;
    const { id } = decided.scenario;
    for (const [broken, verdict] of decided.broken) {
      if (kills.some((kill) => kill.requirement === broken)) continue;
      kills.push({ requirement: broken, verdict, scenario: id, depth: depthOf.get(id) ?? depth, requests });
    }
    onDecided?.(decided);
    if (decided.broken.has(requirement)) namings += 1;
    if (namings >= enough) stop.abort();
  };
  const began = wallClock.now();
  const ended = await watchedRun({
    mutant,
    profile: home,
    depth,
    seed,
    isShuffled,
    signal: stop.signal,
    onDecided: note,
  });
  const broke = stop.signal.aborted ? undefined : ended;
  return {
    mutant: name,
    family,
    requirement,
    profile: home,
    ...(equivalent === undefined ? {} : { equivalent }),
    // With presence off a run tells nothing of the requirements.
    kills: broke === "presence-off" ? [] : kills,
    ...(broke === undefined ? {} : { broke }),
    requests,
    scenarios,
    elapsedMs: wallClock.now() - began,
  };
}
