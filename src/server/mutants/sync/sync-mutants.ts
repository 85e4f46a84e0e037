import type { Mutant } from "../mutant.ts";
import { initialSyncWithoutPresence } from "./initial-sync-without-presence.ts";
import { oneUpdatePerAnswer } from "./one-update-per-answer.ts";
import { presenceFilterIgnored } from "./presence-filter-ignored.ts";
import { setPresenceOfflineIgnored } from "./set-presence-offline-ignored.ts";
import { setPresenceOnlineRefused } from "./set-presence-online-refused.ts";
import { setPresenceUnavailableIgnored } from "./set-presence-unavailable-ignored.ts";
import { syncDoesNotConnect } from "./sync-does-not-connect.ts";
import { syncErasesStatus } from "./sync-erases-status.ts";

/** The mutants that break a requirement under PRES-SYNC. */
export const syncMutants: readonly Mutant[] = [
  initialSyncWithoutPresence,
  oneUpdatePerAnswer,
  presenceFilterIgnored,
  setPresenceOfflineIgnored,
  setPresenceOnlineRefused,
  setPresenceUnavailableIgnored,
  syncDoesNotConnect,
  syncErasesStatus,
];
