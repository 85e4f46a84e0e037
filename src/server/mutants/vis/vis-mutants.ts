import type { Mutant } from "../mutant.ts";
import { anyLeaveCuts } from "./any-leave-cuts.ts";
import { banCutsEverywhere } from "./ban-cuts-everywhere.ts";
import { bannedGoesOnSeeing } from "./banned-goes-on-seeing.ts";
import { declinedInvitationLetsIn } from "./declined-invitation-lets-in.ts";
import { eleventhMemberIsBlind } from "./eleventh-member-is-blind.ts";
import { encryptedRoomsShareNothing } from "./encrypted-rooms-share-nothing.ts";
import { invitationIsEnough } from "./invitation-is-enough.ts";
import { invitedIsShownOnce } from "./invited-is-shown-once.ts";
import { kickedGoesOnSeeing } from "./kicked-goes-on-seeing.ts";
import { kickerGoesDeaf } from "./kicker-goes-deaf.ts";
import { leaverGoesOnSeeing } from "./leaver-goes-on-seeing.ts";
import { leftGoesOnBeingSeen } from "./left-goes-on-being-seen.ts";
import { listsGrantBothWays } from "./lists-grant-both-ways.ts";
import { newcomerComesUnannounced } from "./newcomer-comes-unannounced.ts";
import { newcomerWaitsForChange } from "./newcomer-waits-for-change.ts";
import { newcomersSeeEldersOnly } from "./newcomers-see-elders-only.ts";
import { oldTokenOutlivesTheBan } from "./old-token-outlives-the-ban.ts";
import { pendingInvitationSilencesTheRoom } from "./pending-invitation-silences-the-room.ts";
import { publicRoomIsEnough } from "./public-room-is-enough.ts";
import { publicRoomsOnly } from "./public-rooms-only.ts";
import { rejoinReplays } from "./rejoin-replays.ts";
import { rejoinShowsOldState } from "./rejoin-shows-old-state.ts";
import { renameUnseats } from "./rename-unseats.ts";
import { secondKickIsIgnored } from "./second-kick-is-ignored.ts";
import { secondLeaveIsIgnored } from "./second-leave-is-ignored.ts";
import { thirdRoomIsForgotten } from "./third-room-is-forgotten.ts";
import { threeRoomsBindForEver } from "./three-rooms-bind-for-ever.ts";
import { toldOnceAfterReturn } from "./told-once-after-return.ts";
import { unbanRestores } from "./unban-restores.ts";
import { unbannedStayUnseen } from "./unbanned-stay-unseen.ts";
import { worldReadableIsEnough } from "./world-readable-is-enough.ts";

/** The mutants that break a requirement under PRES-VIS. */
export const visMutants: readonly Mutant[] = [
  anyLeaveCuts,
  banCutsEverywhere,
  bannedGoesOnSeeing,
  declinedInvitationLetsIn,
  eleventhMemberIsBlind,
  encryptedRoomsShareNothing,
  invitationIsEnough,
  invitedIsShownOnce,
  kickedGoesOnSeeing,
  kickerGoesDeaf,
  leaverGoesOnSeeing,
  leftGoesOnBeingSeen,
  listsGrantBothWays,
  newcomerComesUnannounced,
  newcomerWaitsForChange,
  newcomersSeeEldersOnly,
  oldTokenOutlivesTheBan,
  pendingInvitationSilencesTheRoom,
  publicRoomIsEnough,
  publicRoomsOnly,
  rejoinReplays,
  rejoinShowsOldState,
  renameUnseats,
  secondKickIsIgnored,
  secondLeaveIsIgnored,
  thirdRoomIsForgotten,
  threeRoomsBindForEver,
  toldOnceAfterReturn,
  unbanRestores,
  unbannedStayUnseen,
  worldReadableIsEnough,
];
