import type { Family } from "./family.ts";
import { presenceTour } from "./presence-tour.ts";

/** Every family, in the order in which they are performed. */
export const FAMILIES: readonly Family[] = [presenceTour];
