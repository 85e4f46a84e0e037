import type { FederationMutant } from "../federation-mutant.ts";
import { agoInSeconds } from "./ago-in-seconds.ts";
import { agoIsATimestamp } from "./ago-is-a-timestamp.ts";
import { currentlyActiveStaysAtHome } from "./currently-active-stays-at-home.ts";
import { othersAreNeverTold } from "./others-are-never-told.ts";
import { partingGoesUnnoticed } from "./parting-goes-unnoticed.ts";
import { secondPushIsLost } from "./second-push-is-lost.ts";
import { statusStaysAtHome } from "./status-stays-at-home.ts";
import { strangersAreTold } from "./strangers-are-told.ts";

/**
 * Faults in what two servers tell each other. A list of its own: no single server can have them, so that they are no
 * part of the published kill rate.
 */
export const FEDERATION_MUTANTS: readonly FederationMutant[] = [
  agoInSeconds,
  agoIsATimestamp,
  currentlyActiveStaysAtHome,
  othersAreNeverTold,
  partingGoesUnnoticed,
  secondPushIsLost,
  statusStaysAtHome,
  strangersAreTold,
];
