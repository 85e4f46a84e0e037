import type { Mutant } from "../mutant.ts";
import { broadcast } from "./broadcast.ts";
import { copyPerRoom } from "./copy-per-room.ts";
import { eleventhObserverIsForgotten } from "./eleventh-observer-is-forgotten.ts";
import { everyFifthChangeIsLost } from "./every-fifth-change-is-lost.ts";
import { everybodyAgain } from "./everybody-again.ts";
import { firstMemberOnly } from "./first-member-only.ts";
import { firstOfSeveralChanges } from "./first-of-several-changes.ts";
import { firstStatesAgain } from "./first-states-again.ts";
import { missedIsLost } from "./missed-is-lost.ts";
import { offlineInBetween } from "./offline-in-between.ts";
import { onlyWhoWaitsJustThen } from "./only-who-waits-just-then.ts";
import { presenceNeverWakes } from "./presence-never-wakes.ts";
import { staleAfterNew } from "./stale-after-new.ts";
import { statusAloneIsNoNews } from "./status-alone-is-no-news.ts";
import { tenUsersPerAnswer } from "./ten-users-per-answer.ts";
import { thirdEventIsStale } from "./third-event-is-stale.ts";

/** The mutants that break a requirement under PRES-PROP. */
export const propMutants: readonly Mutant[] = [
  broadcast,
  copyPerRoom,
  eleventhObserverIsForgotten,
  everyFifthChangeIsLost,
  everybodyAgain,
  firstMemberOnly,
  firstOfSeveralChanges,
  firstStatesAgain,
  missedIsLost,
  offlineInBetween,
  onlyWhoWaitsJustThen,
  presenceNeverWakes,
  staleAfterNew,
  statusAloneIsNoNews,
  tenUsersPerAnswer,
  thirdEventIsStale,
];
