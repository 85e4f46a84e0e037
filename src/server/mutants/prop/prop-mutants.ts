import type { Mutant } from "../mutant.ts";
import { broadcast } from "./broadcast.ts";
import { copyPerRoom } from "./copy-per-room.ts";
import { deafAfterLogout } from "./deaf-after-logout.ts";
import { echoIsOneBehind } from "./echo-is-one-behind.ts";
import { eleventhObserverIsForgotten } from "./eleventh-observer-is-forgotten.ts";
import { everyFifthChangeIsLost } from "./every-fifth-change-is-lost.ts";
import { everybodyAgain } from "./everybody-again.ts";
import { firstMemberOnly } from "./first-member-only.ts";
import { firstOfSeveralChanges } from "./first-of-several-changes.ts";
import { firstStatesAgain } from "./first-states-again.ts";
import { friendsOfFriends } from "./friends-of-friends.ts";
import { graceEndsInSilence } from "./grace-ends-in-silence.ts";
import { leaverTakesTheNextAlong } from "./leaver-takes-the-next-along.ts";
import { leavingOneRoomTellsOffline } from "./leaving-one-room-tells-offline.ts";
import { missedIsLost } from "./missed-is-lost.ts";
import { offlineInBetween } from "./offline-in-between.ts";
import { oneStreamIsWoken } from "./one-stream-is-woken.ts";
import { onlyWhoWaitsJustThen } from "./only-who-waits-just-then.ts";
import { presenceNeverWakes } from "./presence-never-wakes.ts";
import { returnIsNoNews } from "./return-is-no-news.ts";
import { secondInitialSyncShowsTheFirst } from "./second-initial-sync-shows-the-first.ts";
import { secondTryComesUpEmpty } from "./second-try-comes-up-empty.ts";
import { staleAfterNew } from "./stale-after-new.ts";
import { statusAloneIsNoNews } from "./status-alone-is-no-news.ts";
import { tenUsersPerAnswer } from "./ten-users-per-answer.ts";
import { thirdEventIsStale } from "./third-event-is-stale.ts";
import { throttledChangesAreDropped } from "./throttled-changes-are-dropped.ts";
import { twoRoomsTellEveryOtherChange } from "./two-rooms-tell-every-other-change.ts";

/** The mutants that break a requirement under PRES-PROP. */
export const propMutants: readonly Mutant[] = [
  broadcast,
  copyPerRoom,
  deafAfterLogout,
  echoIsOneBehind,
  eleventhObserverIsForgotten,
  everyFifthChangeIsLost,
  everybodyAgain,
  firstMemberOnly,
  firstOfSeveralChanges,
  firstStatesAgain,
  friendsOfFriends,
  graceEndsInSilence,
  leaverTakesTheNextAlong,
  leavingOneRoomTellsOffline,
  missedIsLost,
  offlineInBetween,
  oneStreamIsWoken,
  onlyWhoWaitsJustThen,
  presenceNeverWakes,
  returnIsNoNews,
  secondInitialSyncShowsTheFirst,
  secondTryComesUpEmpty,
  staleAfterNew,
  statusAloneIsNoNews,
  tenUsersPerAnswer,
  thirdEventIsStale,
  throttledChangesAreDropped,
  twoRoomsTellEveryOtherChange,
];
