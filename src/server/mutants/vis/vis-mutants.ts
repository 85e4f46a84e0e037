import type { Mutant } from "../mutant.ts";
import { anyLeaveCuts } from "./any-leave-cuts.ts";
import { bannedGoesOnSeeing } from "./banned-goes-on-seeing.ts";
import { invitationIsEnough } from "./invitation-is-enough.ts";
import { kickedGoesOnSeeing } from "./kicked-goes-on-seeing.ts";
import { leaverGoesOnSeeing } from "./leaver-goes-on-seeing.ts";
import { leftGoesOnBeingSeen } from "./left-goes-on-being-seen.ts";
import { listsGrantBothWays } from "./lists-grant-both-ways.ts";
import { newcomerWaitsForChange } from "./newcomer-waits-for-change.ts";
import { newcomersSeeEldersOnly } from "./newcomers-see-elders-only.ts";
import { publicRoomIsEnough } from "./public-room-is-enough.ts";
import { publicRoomsOnly } from "./public-rooms-only.ts";
import { rejoinShowsOldState } from "./rejoin-shows-old-state.ts";
import { secondLeaveIsIgnored } from "./second-leave-is-ignored.ts";
import { thirdRoomIsForgotten } from "./third-room-is-forgotten.ts";
import { unbanRestores } from "./unban-restores.ts";

/** The mutants that break a requirement under PRES-VIS. */
export const visMutants: readonly Mutant[] = [
  anyLeaveCuts,
  bannedGoesOnSeeing,
  invitationIsEnough,
  kickedGoesOnSeeing,
  leaverGoesOnSeeing,
  leftGoesOnBeingSeen,
  listsGrantBothWays,
  newcomerWaitsForChange,
  newcomersSeeEldersOnly,
  publicRoomIsEnough,
  publicRoomsOnly,
  rejoinShowsOldState,
  secondLeaveIsIgnored,
  thirdRoomIsForgotten,
  unbanRestores,
];
