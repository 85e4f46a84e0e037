import { type Plan, plan } from "../scenarios/plan.ts";
import type { Depth } from "../scenarios/scenario.ts";
import { profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";

export const DEPTHS: readonly Depth[] = ["smoke", "standard", "deep"];

/** A plan, and the shallowest depth that has each of its scenarios. */
export interface Planned {
  readonly plan: Plan;
  readonly depthOf: ReadonlyMap<string, Depth>;
}

const known = new Map<string, Planned>();

/** The plan of many trials: generated once. */
export function planned(id: ProfileId, depth: Depth, seed: number): Planned {
  const key = `${id} ${depth} ${seed}`;
  const found = known.get(key) ?? planAnew(id, depth, seed);
  known.set(key, found);
  return found;
}

function planAnew(id: ProfileId, depth: Depth, seed: number): Planned {
  const depthOf = new Map<string, Depth>();
  const upTo = DEPTHS.slice(0, DEPTHS.indexOf(depth) + 1);
  const plans = upTo.map((one) => plan({ profile: profile(id), depth: one, seed }));
  for (const [index, { preflight, scenarios }] of plans.entries()) {
    for (const scenario of [preflight, ...scenarios]) {
      if (!depthOf.has(scenario.id)) depthOf.set(scenario.id, upTo[index] ?? depth);
    }
  }
  const deepest = plans.at(-1);
  if (deepest === undefined)
    throw new Error(`Cannot plan: wanted one of ${DEPTHS.join(", ")}, found ${depth}.`);
  return { plan: deepest, depthOf };
}
