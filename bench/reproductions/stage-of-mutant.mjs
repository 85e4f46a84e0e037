/** Where scenarios are performed on a mutant. */
import { performOn } from "../../dist/repro/stage.js";
import { freshVenues } from "../../dist/repro/venue.js";
import { shownIn } from "../../dist/repro/wanted.js";
import { plan } from "../../dist/scenarios/plan.js";
import { MUTANTS } from "../../dist/server/mutants/mutants.js";
import { profile as profileById } from "../../dist/spec/profiles.js";
import { embeddedTarget } from "../../dist/targets/embedded-target.js";
import { wallClock } from "../../dist/time/wall-clock.js";

const plans = new Map();

/** The plan of many trials: generated once. */
export function planned(profileId, seed = 1) {
  const key = `${profileId} ${seed}`;
  const known = plans.get(key) ?? plan({ profile: profileById(profileId), depth: "standard", seed });
  plans.set(key, known);
  return known;
}

/** What is the same for all that is performed on a mutant; the venues are where time is not exact, and where it is. */
export async function stageOf({ mutant: name, profile: profileId, seed = 1 }) {
  const profile = profileById(profileId);
  const mutant = MUTANTS.find((one) => one.name === name);
  const venues = await freshVenues(embeddedTarget({ profile, seed: 1, mutant }));
  const run = {
    plan: planned(profileId, seed),
    profile,
    seed,
    depth: "standard",
    tool: { name: "rollcall", version: "bench" },
    sinks: [],
    onProgress: () => undefined,
    signal: new AbortController().signal,
    waitMs: 0,
    userClock: wallClock,
    startedAt: "1970-01-01T00:00:00.000Z",
  };
  return { venues, stage: { run, runId: () => `seed${seed}` } };
}

/** A test of whether a scenario shows the requirement of the row broken, by itself and where time is not exact. */
export async function showingOn(row) {
  const { venues, stage } = await stageOf(row);
  const { facts } = await performOn({ ...stage, venue: venues[0] }, []);
  const alone = { ...stage, venue: venues[0], facts };
  return async (scenario) => {
    const { performed } = await performOn(alone, [scenario]);
    return performed.some((one) => shownIn(one, row, stage.run.profile) !== undefined);
  };
}
