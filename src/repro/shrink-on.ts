import type { Draft } from "../scenarios/build-scenario.ts";
import { repeatId } from "../scenarios/repeat-id.ts";
import { buildCandidate } from "../scenarios/shrink/build-candidate.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { shrink } from "../scenarios/shrink/shrink.ts";
import type { Shown } from "../scenarios/shrink/rounds.ts";
import { placesOf, type ShowingScenario } from "./showing.ts";
import { performOn, type PerformedScenario, type Stage } from "./stage.ts";
import { shownIn, type Wanted } from "./wanted.ts";

/** How far a search has come. */
export interface ShrinkProgress {
  /** Candidates that were performed. */
  readonly tried: number;
  readonly acts: number;
  readonly users: number;
}

export interface ShrinkOptions {
  readonly wanted: Wanted;
  /** Performs no more candidates than this. */
  readonly mostCandidates: number;
  /** Ends the search with the smallest so far; what is begun goes on. */
  readonly enough?: AbortSignal;
  readonly onProgress: (progress: ShrinkProgress) => void;
}

export interface Shrunk {
  readonly smallest: ShowingScenario;
  /** What showed it on the way there, the one that the smallest was made of last; none where nothing smaller was found. */
  readonly larger: readonly ShowingScenario[];
  /** Candidates that were performed. */
  readonly tried: number;
  /** Nothing smaller is left to try; else it was ended before. */
  readonly isExhausted: boolean;
}

/** Looks for the smallest scenario that shows the same on this target; every candidate is a lawful test and is judged as any. */
export async function shrinkOn(
  stage: Stage,
  start: ShowingScenario,
  options: ShrinkOptions,
): Promise<Shrunk> {
  const { signal } = stage.run;
  const showing = [start];
  const shrunkTo = (isExhausted: boolean): Shrunk => {
    const { length } = showing;
    return {
      smallest: showing[length - 1] ?? start,
      larger: showing.slice(0, -1),
      tried: trials.tried,
      isExhausted,
    };
  };
  const trials = createTrials(stage, start.performed.scenario, options);
  const rounds = shrink({ draft: start.draft, places: placesOf(start.performed, start.decision) });
  for (let round = rounds.next(); round.done !== true;) {
    const { acts, cast } = shrunkTo(false).smallest.draft;
    options.onProgress({ tried: trials.tried, acts: acts.length, users: cast.users.length });
    const found = await trials.first(round.value);
    if (found !== undefined) showing.push(found.showing);
    if (trials.tried >= options.mostCandidates || isOver(signal, options)) return shrunkTo(false);
    round = rounds.next(found?.shown);
  }
  return shrunkTo(true);
}

function isOver(signal: AbortSignal, { enough }: ShrinkOptions): boolean {
  return signal.aborted || enough?.aborted === true;
}

interface Found {
  readonly shown: Shown;
  readonly showing: ShowingScenario;
}

interface Trials {
  readonly tried: number;
  /** The first of the candidates that shows what is wanted. */
  first(candidates: readonly Draft[]): Promise<Found | undefined>;
}

function createTrials(stage: Stage, { family, id }: Scenario, options: ShrinkOptions): Trials {
  const { wanted, mostCandidates } = options;
  const { profile, signal } = stage.run;
  const setting = { profile, federated: stage.venue.isFederated };
  const known = new Map<string, ShowingScenario | undefined>();
  let tried = 0;

  /** Performs what is new of these, side by side. */
  const perform = async (drafts: readonly Draft[]) => {
    const fresh = drafts.filter((draft) => !known.has(keyOf(draft)));
    const candidates = fresh.flatMap((draft, place) => {
      const scenario = buildCandidate(draft, setting, [family, place === 0 ? id : repeatId(id, place + 1)]);
      if (scenario === undefined) known.set(keyOf(draft), undefined);
      return scenario === undefined ? [] : [{ draft, scenario }];
    });
    if (candidates.length === 0) return;
    tried += candidates.length;
    const { performed } = await performOn(
      stage,
      candidates.map(({ scenario }) => scenario),
    );
    for (const { draft, scenario } of candidates) {
      const one = performed.find((other) => other.scenario === scenario);
      known.set(keyOf(draft), one && showing(draft, one));
    }
  };
  const showing = (draft: Draft, performed: PerformedScenario): ShowingScenario | undefined => {
    const decision = shownIn(performed, wanted, profile);
    return decision === undefined ? undefined : { draft, performed, decision };
  };

  return {
    get tried() {
      return tried;
    },
    first: async (candidates) => {
      for (let from = 0; from < candidates.length; from += stage.venue.atOnce) {
        if (isOver(signal, options) || tried >= mostCandidates) return undefined;
        const batch = candidates.slice(from, from + stage.venue.atOnce);
        await perform(batch);
        for (const [place, draft] of batch.entries()) {
          const found = known.get(keyOf(draft));
          if (found === undefined) continue;
          const places = placesOf(found.performed, found.decision);
          return { showing: found, shown: { candidate: from + place, places } };
        }
      }
      return undefined;
    },
  };
}

function keyOf({ cast, acts }: Draft): string {
  return JSON.stringify([cast, acts]);
}
