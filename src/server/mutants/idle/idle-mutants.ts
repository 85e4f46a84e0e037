import type { Mutant } from "../mutant.ts";
import { activityDoesNotRevive } from "./activity-does-not-revive.ts";
import { hiddenBecomesUnavailable } from "./hidden-becomes-unavailable.ts";
import { idleFromFirstActivity } from "./idle-from-first-activity.ts";
import { idleMeansOffline } from "./idle-means-offline.ts";
import { idleTooSoon } from "./idle-too-soon.ts";
import { idlesOnlyOnce } from "./idles-only-once.ts";
import { idlesWithoutBeingAsked } from "./idles-without-being-asked.ts";
import { idlingClientIsRefused } from "./idling-client-is-refused.ts";
import { neverIdle } from "./never-idle.ts";
import { onlyTheIdleSessionRevives } from "./only-the-idle-session-revives.ts";
import { revivalIsNotTold } from "./revival-is-not-told.ts";
import { secondRevivalFails } from "./second-revival-fails.ts";
import { unavailableIsNotTold } from "./unavailable-is-not-told.ts";

/** The mutants that break a requirement under PRES-IDLE. */
export const idleMutants: readonly Mutant[] = [
  activityDoesNotRevive,
  hiddenBecomesUnavailable,
  idleFromFirstActivity,
  idleMeansOffline,
  idleTooSoon,
  idlesOnlyOnce,
  idlesWithoutBeingAsked,
  idlingClientIsRefused,
  neverIdle,
  onlyTheIdleSessionRevives,
  revivalIsNotTold,
  secondRevivalFails,
  unavailableIsNotTold,
];
