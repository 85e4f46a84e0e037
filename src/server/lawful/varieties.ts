import { activityInSteps } from "./activity-in-steps.ts";
import { activityIsTold } from "./activity-is-told.ts";
import { activityRevivesAnybody } from "./activity-revives-anybody.ts";
import { allDeedsAreActivity } from "./all-deeds-are-activity.ts";
import { coalescedPresence } from "./coalesced-presence.ts";
import { defaultStreamIsOnline } from "./default-stream-is-online.ts";
import { echoesOwnPresence } from "./echoes-own-presence.ts";
import { everyPutIsActivity } from "./every-put-is-activity.ts";
import { frontLoadsOffline } from "./front-loads-offline.ts";
import { invitationsWait } from "./invitations-wait.ts";
import { invitedIsToldOnce } from "./invited-is-told-once.ts";
import { keepsOmittedMessage } from "./keeps-omitted-message.ts";
import { lacksCurrentlyActive } from "./lacks-currently-active.ts";
import { latePresence } from "./late-presence.ts";
import { messagesAloneAreActivity } from "./messages-alone-are-activity.ts";
import { namesInEveryEvent } from "./names-in-every-event.ts";
import { newcomerTellsAgain } from "./newcomer-tells-again.ts";
import { otherRefusals } from "./other-refusals.ts";
import { pollingIsActivity } from "./polling-is-activity.ts";
import { profileIsNotTold } from "./profile-is-not-told.ts";
import { refusesUnknownKeys } from "./refuses-unknown-keys.ts";
import { strangersMayLook } from "./strangers-may-look.ts";
import { suppressedIsOffline } from "./suppressed-is-offline.ts";
import { unknownUntilSet } from "./unknown-until-set.ts";
import type { Variety } from "./variety.ts";

/** Every way of being another server than the reference and still right. */
export const VARIETIES: readonly Variety[] = [
  activityInSteps,
  activityIsTold,
  activityRevivesAnybody,
  allDeedsAreActivity,
  coalescedPresence,
  defaultStreamIsOnline,
  echoesOwnPresence,
  everyPutIsActivity,
  frontLoadsOffline,
  invitationsWait,
  invitedIsToldOnce,
  keepsOmittedMessage,
  lacksCurrentlyActive,
  latePresence,
  messagesAloneAreActivity,
  namesInEveryEvent,
  newcomerTellsAgain,
  otherRefusals,
  pollingIsActivity,
  profileIsNotTold,
  refusesUnknownKeys,
  strangersMayLook,
  suppressedIsOffline,
  unknownUntilSet,
];
