import { FEDERATION_MUTANTS } from "../server/federation/mutants/federation-mutants.ts";
import { LOAD_MUTANTS } from "../server/load-mutants/load-mutants.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import { MUTANTS } from "../server/mutants/mutants.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The mutant with this name.
 *
 * @throws UsageError that names those most like it
 */
export function findMutant(name: string): Mutant {
  const found = [...MUTANTS, ...LOAD_MUTANTS].find((mutant) => mutant.name === name);
  if (found !== undefined) return found;
  const names = [...MUTANTS, ...LOAD_MUTANTS, ...FEDERATION_MUTANTS].map((mutant) => mutant.name);
  throw new UsageError(
    `Cannot find mutant: wanted one of ${names.length} names, found ${JSON.stringify(name)}.`,
    didYouMean(name, names, "rollcall list --mutants has them all."),
  );
}
