import type { Mutant } from "../mutants/mutant.ts";
import { dropsOneDelivery } from "./drops-one-delivery.ts";
import { leaksOneDelivery } from "./leaks-one-delivery.ts";
import { tellsOneStaleState } from "./tells-one-stale-state.ts";
import { tellsOneStateAfterTheNext } from "./tells-one-state-after-the-next.ts";
import { tellsSomeChangesLate } from "./tells-some-changes-late.ts";

/**
 * Faults that show only among many deliveries: for `simulate`. The conformance suite has no part in them; too few of
 * its deliveries come before them.
 */
export const LOAD_MUTANTS: readonly Mutant[] = [
  dropsOneDelivery,
  leaksOneDelivery,
  tellsOneStaleState,
  tellsOneStateAfterTheNext,
  tellsSomeChangesLate,
];
