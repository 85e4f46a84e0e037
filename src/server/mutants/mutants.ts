import type { Mutant } from "./mutant.ts";
import { caMutants } from "./ca/ca-mutants.ts";
import { errMutants } from "./err/err-mutants.ts";
import { evtMutants } from "./evt/evt-mutants.ts";
import { getMutants } from "./get/get-mutants.ts";
import { idleMutants } from "./idle/idle-mutants.ts";
import { laaMutants } from "./laa/laa-mutants.ts";
import { lifeMutants } from "./life/life-mutants.ts";
import { listMutants } from "./list/list-mutants.ts";
import { metaMutants } from "./meta/meta-mutants.ts";
import { profMutants } from "./prof/prof-mutants.ts";
import { propMutants } from "./prop/prop-mutants.ts";
import { putMutants } from "./put/put-mutants.ts";
import { stateMutants } from "./state/state-mutants.ts";
import { syncMutants } from "./sync/sync-mutants.ts";
import { v1Mutants } from "./v1/v1-mutants.ts";
import { visMutants } from "./vis/vis-mutants.ts";

/** Every mutant, by the heading of the requirement that it breaks. */
export const MUTANTS: readonly Mutant[] = [
  ...caMutants,
  ...errMutants,
  ...evtMutants,
  ...getMutants,
  ...idleMutants,
  ...laaMutants,
  ...lifeMutants,
  ...listMutants,
  ...metaMutants,
  ...profMutants,
  ...propMutants,
  ...putMutants,
  ...stateMutants,
  ...syncMutants,
  ...v1Mutants,
  ...visMutants,
];

/**
 * The mutant with this name.
 *
 * @throws RangeError when there is none.
 */
export function mutant(name: string): Mutant {
  const found = MUTANTS.find((candidate) => candidate.name === name);
  if (found !== undefined) return found;
  const names = MUTANTS.map((known) => known.name).join(", ");
  throw new RangeError(`Cannot find mutant: wanted one of ${names}; found ${name}.`);
}
