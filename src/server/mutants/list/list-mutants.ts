import type { Mutant } from "../mutant.ts";
import { dropBlocksRooms } from "./drop-blocks-rooms.ts";
import { dropClearsTheList } from "./drop-clears-the-list.ts";
import { dropIsIgnored } from "./drop-is-ignored.ts";
import { dropKeepsSubscription } from "./drop-keeps-subscription.ts";
import { dropOfNobodyCrashes } from "./drop-of-nobody-crashes.ts";
import { dropRemovesTheOldest } from "./drop-removes-the-oldest.ts";
import { dropsOnlyTheFirst } from "./drops-only-the-first.ts";
import { invitationReplacesTheList } from "./invitation-replaces-the-list.ts";
import { inviteShadowsDrop } from "./invite-shadows-drop.ts";
import { leavingCutsTheList } from "./leaving-cuts-the-list.ts";
import { listChangeAnswersList } from "./list-change-answers-list.ts";
import { listEndsWithTheStream } from "./list-ends-with-the-stream.ts";
import { listGetsTheOwner } from "./list-gets-the-owner.ts";
import { listHasDuplicates } from "./list-has-duplicates.ts";
import { listIsStorageOnly } from "./list-is-storage-only.ts";
import { listIsSymmetric } from "./list-is-symmetric.ts";
import { listNeedsBothKeys } from "./list-needs-both-keys.ts";
import { listOfFirstStates } from "./list-of-first-states.ts";
import { listOfFlatObjects } from "./list-of-flat-objects.ts";
import { listOmitsOffline } from "./list-omits-offline.ts";
import { listPerSession } from "./list-per-session.ts";
import { listStopsAtThree } from "./list-stops-at-three.ts";
import { listsArePublic } from "./lists-are-public.ts";
import { listsForEverybody } from "./lists-for-everybody.ts";
import { loginEmptiesTheList } from "./login-empties-the-list.ts";
import { malformedListHalfApplied } from "./malformed-list-half-applied.ts";
import { malformedListPretends } from "./malformed-list-pretends.ts";
import { newestOwnerAloneHears } from "./newest-owner-alone-hears.ts";
import { readdedStaysSilent } from "./readded-stays-silent.ts";

/** The mutants that break a requirement under PRES-LIST. */
export const listMutants: readonly Mutant[] = [
  dropBlocksRooms,
  dropClearsTheList,
  dropIsIgnored,
  dropKeepsSubscription,
  dropOfNobodyCrashes,
  dropRemovesTheOldest,
  dropsOnlyTheFirst,
  invitationReplacesTheList,
  inviteShadowsDrop,
  leavingCutsTheList,
  listChangeAnswersList,
  listEndsWithTheStream,
  listGetsTheOwner,
  listHasDuplicates,
  listIsStorageOnly,
  listIsSymmetric,
  listNeedsBothKeys,
  listOfFirstStates,
  listOfFlatObjects,
  listOmitsOffline,
  listPerSession,
  listStopsAtThree,
  listsArePublic,
  listsForEverybody,
  loginEmptiesTheList,
  malformedListHalfApplied,
  malformedListPretends,
  newestOwnerAloneHears,
  readdedStaysSilent,
];
