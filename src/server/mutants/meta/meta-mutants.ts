import type { Mutant } from "../mutant.ts";
import { largeRoomsAreSilent } from "./large-rooms-are-silent.ts";
import { nobodyIsEverTold } from "./nobody-is-ever-told.ts";
import { presenceSwitchedOff } from "./presence-switched-off.ts";

/** The mutants that break a requirement under PRES-META. */
export const metaMutants: readonly Mutant[] = [largeRoomsAreSilent, nobodyIsEverTold, presenceSwitchedOff];
