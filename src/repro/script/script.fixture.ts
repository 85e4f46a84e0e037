import type { Draft } from "../../scenarios/build-scenario.ts";
import { plan } from "../../scenarios/plan.ts";
import { buildCandidate } from "../../scenarios/shrink/build-candidate.ts";
import { homeOf } from "../../server/mutants/mutant.ts";
import { MUTANTS } from "../../server/mutants/mutants.ts";
import { profile as profileById } from "../../spec/profiles.ts";
import type { ProfileId, RequirementId } from "../../spec/requirement.ts";
import { PLAIN_STAGE, targetNamed } from "../stage.fixture.ts";
import { performOn, type Stage } from "../stage.ts";
import { tellReproduction } from "../tell-reproduction.ts";
import { freshVenues } from "../venue.ts";
import { shownIn } from "../wanted.ts";
import type { Script } from "./script.ts";

const plans = new Map<ProfileId, ReturnType<typeof plan>>();

function planned(id: ProfileId) {
  const known = plans.get(id) ?? plan({ profile: profileById(id), depth: "smoke", seed: 1 });
  plans.set(id, known);
  return known;
}

/** A stage for the mutant, on which the preflight was performed. */
async function stageOf({ mutant: name, isExact = false }: Counterexample): Promise<Stage> {
  const mutant = MUTANTS.find((one) => one.name === name)!;
  const id = homeOf(mutant);
  const [disturbed, exact] = await freshVenues(targetNamed(name));
  const venue = isExact ? exact : disturbed;
  const run = { ...PLAIN_STAGE, plan: planned(id), profile: profileById(id) };
  const stage: Stage = { venue, run, runId: () => "told" };
  const { facts } = await performOn(stage, []);
  return { ...stage, facts };
}

/** What is performed on a mutant, and what it breaks. */
export interface Counterexample {
  readonly mutant: string;
  readonly requirement: RequirementId;
  readonly draft: Pick<Draft, "cast" | "acts" | "decides">;
  /** It shows only where time is exact. */
  readonly isExact?: boolean;
}

/** The script that is written of it. @throws Error when it does not show what it is to show */
export async function toldOf(counterexample: Counterexample): Promise<Script> {
  const { mutant, requirement, draft } = counterexample;
  const stage = await stageOf(counterexample);
  const { profile } = stage.run;
  const whole: Draft = { title: "The fewest acts.", machine: "presence", ...draft };
  const scenario = buildCandidate(whole, { profile }, ["told", "told/001"]);
  if (scenario === undefined) throw new Error(`Cannot perform it on ${mutant}: it is no lawful scenario.`);
  const [performed] = (await performOn(stage, [scenario])).performed;
  const decision = performed && shownIn(performed, { requirement }, profile);
  if (performed === undefined || decision === undefined)
    throw new Error(`Cannot tell of ${mutant}: ${requirement} is not shown broken.`);
  const smallest = { draft: whole, performed, decision };
  return tellReproduction(
    {
      kind: "fails",
      start: smallest,
      shrunk: { smallest, larger: [], tried: 1, isExhausted: true },
      stage,
      confirmed: { shown: 1, of: 1 },
    },
    { target: `mutant:${mutant}`, tool: "rollcall 0.0.0" },
  );
}
