import type { Mutant } from "../mutant.ts";
import { agoAsEpoch } from "./ago-as-epoch.ts";
import { agoGrowsInMinutes } from "./ago-grows-in-minutes.ts";
import { agoInSeconds } from "./ago-in-seconds.ts";
import { agoStandsStill } from "./ago-stands-still.ts";
import { agoStopsAtAMinute } from "./ago-stops-at-a-minute.ts";
import { agoWrapsAt16Bits } from "./ago-wraps-at-16-bits.ts";
import { firstMemberIsActive } from "./first-member-is-active.ts";
import { firstMessageOnly } from "./first-message-only.ts";
import { freeForChatIsLowest } from "./free-for-chat-is-lowest.ts";
import { getCountsPolls } from "./get-counts-polls.ts";
import { longAgoInSeconds } from "./long-ago-in-seconds.ts";
import { loweringIsActivity } from "./lowering-is-activity.ts";
import { messageAfterLeaveIsNoActivity } from "./message-after-leave-is-no-activity.ts";
import { messageIsNoActivity } from "./message-is-no-activity.ts";
import { offlineAgoIsZero } from "./offline-ago-is-zero.ts";
import { onlyTheFirstRoomCounts } from "./only-the-first-room-counts.ts";
import { pollIsActivity } from "./poll-is-activity.ts";
import { receiversAreActive } from "./receivers-are-active.ts";
import { refusedMessageIsActivity } from "./refused-message-is-activity.ts";
import { riseByTwoIsNoActivity } from "./rise-by-two-is-no-activity.ts";
import { riseFromOfflineOnly } from "./rise-from-offline-only.ts";
import { riseIsNoActivity } from "./rise-is-no-activity.ts";
import { sameLevelDoublesTheAge } from "./same-level-doubles-the-age.ts";

/** The mutants that break a requirement under PRES-LAA. */
export const laaMutants: readonly Mutant[] = [
  agoAsEpoch,
  agoGrowsInMinutes,
  agoInSeconds,
  agoStandsStill,
  agoStopsAtAMinute,
  agoWrapsAt16Bits,
  firstMemberIsActive,
  firstMessageOnly,
  freeForChatIsLowest,
  getCountsPolls,
  longAgoInSeconds,
  loweringIsActivity,
  messageAfterLeaveIsNoActivity,
  messageIsNoActivity,
  offlineAgoIsZero,
  onlyTheFirstRoomCounts,
  pollIsActivity,
  receiversAreActive,
  refusedMessageIsActivity,
  riseByTwoIsNoActivity,
  riseFromOfflineOnly,
  riseIsNoActivity,
  sameLevelDoublesTheAge,
];
