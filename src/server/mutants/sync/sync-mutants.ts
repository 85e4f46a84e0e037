import type { Mutant } from "../mutant.ts";
import { anySetPresenceIsAState } from "./any-set-presence-is-a-state.ts";
import { emptyAnswerCountsOneTooMany } from "./empty-answer-counts-one-too-many.ts";
import { idleSyncErasesStatus } from "./idle-sync-erases-status.ts";
import { initialSyncWithoutPresence } from "./initial-sync-without-presence.ts";
import { laterSyncsCannotIdle } from "./later-syncs-cannot-idle.ts";
import { messageSwallowsPresence } from "./message-swallows-presence.ts";
import { noPresenceIsNull } from "./no-presence-is-null.ts";
import { oneUpdatePerAnswer } from "./one-update-per-answer.ts";
import { onlyOnlineIsFrontLoaded } from "./only-online-is-front-loaded.ts";
import { otherSessionWasTold } from "./other-session-was-told.ts";
import { presenceAsArray } from "./presence-as-array.ts";
import { presenceFilterIgnored } from "./presence-filter-ignored.ts";
import { secondSessionDoesNotConnect } from "./second-session-does-not-connect.ts";
import { setPresenceOfflineIgnored } from "./set-presence-offline-ignored.ts";
import { setPresenceOnlineRefused } from "./set-presence-online-refused.ts";
import { setPresenceUnavailableIgnored } from "./set-presence-unavailable-ignored.ts";
import { stickySetPresence } from "./sticky-set-presence.ts";
import { storedFilterPassesPresence } from "./stored-filter-passes-presence.ts";
import { syncDoesNotConnect } from "./sync-does-not-connect.ts";
import { syncErasesStatus } from "./sync-erases-status.ts";
import { waitingOfflineConnects } from "./waiting-offline-connects.ts";

/** The mutants that break a requirement under PRES-SYNC. */
export const syncMutants: readonly Mutant[] = [
  anySetPresenceIsAState,
  emptyAnswerCountsOneTooMany,
  idleSyncErasesStatus,
  initialSyncWithoutPresence,
  laterSyncsCannotIdle,
  messageSwallowsPresence,
  noPresenceIsNull,
  oneUpdatePerAnswer,
  onlyOnlineIsFrontLoaded,
  otherSessionWasTold,
  presenceAsArray,
  presenceFilterIgnored,
  secondSessionDoesNotConnect,
  setPresenceOfflineIgnored,
  setPresenceOnlineRefused,
  setPresenceUnavailableIgnored,
  stickySetPresence,
  storedFilterPassesPresence,
  syncDoesNotConnect,
  syncErasesStatus,
  waitingOfflineConnects,
];
