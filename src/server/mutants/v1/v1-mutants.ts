import type { Mutant } from "../mutant.ts";
import { eventsDoNotConnect } from "./events-do-not-connect.ts";
import { eventsOfRoomsOnly } from "./events-of-rooms-only.ts";
import { fromIgnoredForPresence } from "./from-ignored-for-presence.ts";
import { initialSyncLacksKey } from "./initial-sync-lacks-key.ts";

/** The mutants that break a requirement under PRES-V1. */
export const v1Mutants: readonly Mutant[] = [
  eventsDoNotConnect,
  eventsOfRoomsOnly,
  fromIgnoredForPresence,
  initialSyncLacksKey,
];
