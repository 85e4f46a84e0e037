import type { Mutant } from "../mutant.ts";
import { canary } from "./canary.ts";
import { connectingChangesNothing } from "./connecting-changes-nothing.ts";
import { connectingIsUnavailable } from "./connecting-is-unavailable.ts";
import { freeForChatAsOnline } from "./free-for-chat-as-online.ts";
import { freeForChatForEver } from "./free-for-chat-for-ever.ts";
import { freeForChatNotEmitted } from "./free-for-chat-not-emitted.ts";
import { graceFromPollStart } from "./grace-from-poll-start.ts";
import { hiddenIsStored } from "./hidden-is-stored.ts";
import { neverOffline } from "./never-offline.ts";
import { offlineBetweenPolls } from "./offline-between-polls.ts";
import { presencePerRoom } from "./presence-per-room.ts";
import { putOfflineIsOnline } from "./put-offline-is-online.ts";
import { putOfflineRefused } from "./put-offline-refused.ts";
import { putStoresNothing } from "./put-stores-nothing.ts";
import { registeredIsOnline } from "./registered-is-online.ts";
import { unavailableAsOffline } from "./unavailable-as-offline.ts";
import { unavailableTwiceIsOffline } from "./unavailable-twice-is-offline.ts";
import { upperCasePresence } from "./upper-case-presence.ts";

/** The mutants that break a requirement under PRES-STATE. */
export const stateMutants: readonly Mutant[] = [
  canary,
  connectingChangesNothing,
  connectingIsUnavailable,
  freeForChatAsOnline,
  freeForChatForEver,
  freeForChatNotEmitted,
  graceFromPollStart,
  hiddenIsStored,
  neverOffline,
  offlineBetweenPolls,
  presencePerRoom,
  putOfflineIsOnline,
  putOfflineRefused,
  putStoresNothing,
  registeredIsOnline,
  unavailableAsOffline,
  unavailableTwiceIsOffline,
  upperCasePresence,
];
