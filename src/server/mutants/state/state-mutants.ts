import type { Mutant } from "../mutant.ts";
import { backFromOfflineIsUnavailable } from "./back-from-offline-is-unavailable.ts";
import { brokenPollIsNeverClosed } from "./broken-poll-is-never-closed.ts";
import { canary } from "./canary.ts";
import { closingOneGoesOffline } from "./closing-one-goes-offline.ts";
import { connectingChangesNothing } from "./connecting-changes-nothing.ts";
import { connectingIsUnavailable } from "./connecting-is-unavailable.ts";
import { firstSessionDecides } from "./first-session-decides.ts";
import { freeForChatAsOnline } from "./free-for-chat-as-online.ts";
import { freeForChatForEver } from "./free-for-chat-for-ever.ts";
import { freeForChatNotEmitted } from "./free-for-chat-not-emitted.ts";
import { graceFromPollStart } from "./grace-from-poll-start.ts";
import { hiddenIsStored } from "./hidden-is-stored.ts";
import { logoutEndsAllSessions } from "./logout-ends-all-sessions.ts";
import { neverOffline } from "./never-offline.ts";
import { offlineBetweenPolls } from "./offline-between-polls.ts";
import { offlineToUnavailableIsIgnored } from "./offline-to-unavailable-is-ignored.ts";
import { ownLookUpPerSession } from "./own-look-up-per-session.ts";
import { presencePerRoom } from "./presence-per-room.ts";
import { putAfterIdlingIsSwallowed } from "./put-after-idling-is-swallowed.ts";
import { putOfflineIsOnline } from "./put-offline-is-online.ts";
import { putOfflineRefused } from "./put-offline-refused.ts";
import { putStoresNothing } from "./put-stores-nothing.ts";
import { registeredIsOnline } from "./registered-is-online.ts";
import { returnToAStreamGoesUnnoticed } from "./return-to-a-stream-goes-unnoticed.ts";
import { secondAbsenceGoesUnnoticed } from "./second-absence-goes-unnoticed.ts";
import { twoStreamsAreNeverClosed } from "./two-streams-are-never-closed.ts";
import { unavailableAsOffline } from "./unavailable-as-offline.ts";
import { unavailableNeverGoesOffline } from "./unavailable-never-goes-offline.ts";
import { unavailableTwiceIsOffline } from "./unavailable-twice-is-offline.ts";
import { upperCasePresence } from "./upper-case-presence.ts";
import { whoNeverStreamedStays } from "./who-never-streamed-stays.ts";

/** The mutants that break a requirement under PRES-STATE. */
export const stateMutants: readonly Mutant[] = [
  backFromOfflineIsUnavailable,
  brokenPollIsNeverClosed,
  canary,
  closingOneGoesOffline,
  connectingChangesNothing,
  connectingIsUnavailable,
  firstSessionDecides,
  freeForChatAsOnline,
  freeForChatForEver,
  freeForChatNotEmitted,
  graceFromPollStart,
  hiddenIsStored,
  logoutEndsAllSessions,
  neverOffline,
  offlineBetweenPolls,
  offlineToUnavailableIsIgnored,
  ownLookUpPerSession,
  presencePerRoom,
  putAfterIdlingIsSwallowed,
  putOfflineIsOnline,
  putOfflineRefused,
  putStoresNothing,
  registeredIsOnline,
  returnToAStreamGoesUnnoticed,
  secondAbsenceGoesUnnoticed,
  twoStreamsAreNeverClosed,
  unavailableAsOffline,
  unavailableNeverGoesOffline,
  unavailableTwiceIsOffline,
  upperCasePresence,
  whoNeverStreamedStays,
];
