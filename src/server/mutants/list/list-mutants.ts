import type { Mutant } from "../mutant.ts";
import { dropBlocksRooms } from "./drop-blocks-rooms.ts";
import { dropClearsTheList } from "./drop-clears-the-list.ts";
import { dropIsIgnored } from "./drop-is-ignored.ts";
import { dropKeepsSubscription } from "./drop-keeps-subscription.ts";
import { listGetsTheOwner } from "./list-gets-the-owner.ts";
import { listIsStorageOnly } from "./list-is-storage-only.ts";
import { listIsSymmetric } from "./list-is-symmetric.ts";
import { listOfFirstStates } from "./list-of-first-states.ts";
import { listOfFlatObjects } from "./list-of-flat-objects.ts";
import { listOmitsOffline } from "./list-omits-offline.ts";
import { listsForEverybody } from "./lists-for-everybody.ts";
import { malformedListHalfApplied } from "./malformed-list-half-applied.ts";

/** The mutants that break a requirement under PRES-LIST. */
export const listMutants: readonly Mutant[] = [
  dropBlocksRooms,
  dropClearsTheList,
  dropIsIgnored,
  dropKeepsSubscription,
  listGetsTheOwner,
  listIsStorageOnly,
  listIsSymmetric,
  listOfFirstStates,
  listOfFlatObjects,
  listOmitsOffline,
  listsForEverybody,
  malformedListHalfApplied,
];
