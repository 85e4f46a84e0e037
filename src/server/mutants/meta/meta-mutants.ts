import type { Mutant } from "../mutant.ts";
import { presenceSwitchedOff } from "./presence-switched-off.ts";

/** The mutants that break a requirement under PRES-META. */
export const metaMutants: readonly Mutant[] = [presenceSwitchedOff];
