import type { Mutant } from "../mutant.ts";
import { activityDoesNotRevive } from "./activity-does-not-revive.ts";
import { idleMeansOffline } from "./idle-means-offline.ts";
import { idleTooSoon } from "./idle-too-soon.ts";
import { neverIdle } from "./never-idle.ts";
import { unavailableIsNotTold } from "./unavailable-is-not-told.ts";

/** The mutants that break a requirement under PRES-IDLE. */
export const idleMutants: readonly Mutant[] = [
  activityDoesNotRevive,
  idleMeansOffline,
  idleTooSoon,
  neverIdle,
  unavailableIsNotTold,
];
