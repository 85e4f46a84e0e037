import type { Mutant } from "../mutant.ts";
import { anotherEventType } from "./another-event-type.ts";
import { eventActiveAsText } from "./event-active-as-text.ts";
import { eventAgoNegative } from "./event-ago-negative.ts";
import { eventAgoOfStorage } from "./event-ago-of-storage.ts";
import { eventAvatarForDownload } from "./event-avatar-for-download.ts";
import { eventIdIsNumber } from "./event-id-is-number.ts";
import { eventNameNull } from "./event-name-null.ts";
import { eventStatusIsCut } from "./event-status-is-cut.ts";
import { eventStatusOneBehind } from "./event-status-one-behind.ts";
import { eventWithRoomId } from "./event-with-room-id.ts";
import { eventWithoutPresence } from "./event-without-presence.ts";
import { eventWithoutStatus } from "./event-without-status.ts";
import { firstAnswerLacksSender } from "./first-answer-lacks-sender.ts";
import { messageRunsOnToTheNext } from "./message-runs-on-to-the-next.ts";
import { messagesHoldPresence } from "./messages-hold-presence.ts";
import { nameOfWhoeverRenamedLast } from "./name-of-whoever-renamed-last.ts";
import { offlineEventLacksPresence } from "./offline-event-lacks-presence.ts";
import { oneEventIdPerUser } from "./one-event-id-per-user.ts";
import { presenceInTimeline } from "./presence-in-timeline.ts";
import { profileEventLacksPresence } from "./profile-event-lacks-presence.ts";
import { secondEventLacksType } from "./second-event-lacks-type.ts";
import { senderIsObserver } from "./sender-is-observer.ts";
import { subjectByLocalpart } from "./subject-by-localpart.ts";
import { twoSubjects } from "./two-subjects.ts";

/** The mutants that break a requirement under PRES-EVT. */
export const evtMutants: readonly Mutant[] = [
  anotherEventType,
  eventActiveAsText,
  eventAgoNegative,
  eventAgoOfStorage,
  eventAvatarForDownload,
  eventIdIsNumber,
  eventNameNull,
  eventStatusIsCut,
  eventStatusOneBehind,
  eventWithRoomId,
  eventWithoutPresence,
  eventWithoutStatus,
  firstAnswerLacksSender,
  messageRunsOnToTheNext,
  messagesHoldPresence,
  nameOfWhoeverRenamedLast,
  offlineEventLacksPresence,
  oneEventIdPerUser,
  presenceInTimeline,
  profileEventLacksPresence,
  secondEventLacksType,
  senderIsObserver,
  subjectByLocalpart,
  twoSubjects,
];
