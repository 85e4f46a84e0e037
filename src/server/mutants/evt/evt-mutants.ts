import type { Mutant } from "../mutant.ts";
import { anotherEventType } from "./another-event-type.ts";
import { eventActiveAsText } from "./event-active-as-text.ts";
import { eventAgoNegative } from "./event-ago-negative.ts";
import { eventAgoOfStorage } from "./event-ago-of-storage.ts";
import { eventNameNull } from "./event-name-null.ts";
import { eventStatusOneBehind } from "./event-status-one-behind.ts";
import { eventWithRoomId } from "./event-with-room-id.ts";
import { eventWithoutPresence } from "./event-without-presence.ts";
import { eventWithoutStatus } from "./event-without-status.ts";
import { presenceInTimeline } from "./presence-in-timeline.ts";
import { profileEventLacksPresence } from "./profile-event-lacks-presence.ts";
import { senderIsObserver } from "./sender-is-observer.ts";
import { subjectByLocalpart } from "./subject-by-localpart.ts";
import { twoSubjects } from "./two-subjects.ts";

/** The mutants that break a requirement under PRES-EVT. */
export const evtMutants: readonly Mutant[] = [
  anotherEventType,
  eventActiveAsText,
  eventAgoNegative,
  eventAgoOfStorage,
  eventNameNull,
  eventStatusOneBehind,
  eventWithRoomId,
  eventWithoutPresence,
  eventWithoutStatus,
  presenceInTimeline,
  profileEventLacksPresence,
  senderIsObserver,
  subjectByLocalpart,
  twoSubjects,
];
