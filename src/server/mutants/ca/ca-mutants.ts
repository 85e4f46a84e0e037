import type { Mutant } from "../mutant.ts";
import { activeForEver } from "./active-for-ever.ts";
import { activeIsNotTracked } from "./active-is-not-tracked.ts";
import { activeThoughUnavailable } from "./active-though-unavailable.ts";
import { eventPerMessage } from "./event-per-message.ts";
import { everyThirdActivityIsTold } from "./every-third-activity-is-told.ts";
import { lapseIsNotTold } from "./lapse-is-not-told.ts";

/** The mutants that break a requirement under PRES-CA. */
export const caMutants: readonly Mutant[] = [
  activeForEver,
  activeIsNotTracked,
  activeThoughUnavailable,
  eventPerMessage,
  everyThirdActivityIsTold,
  lapseIsNotTold,
];
