import type { Mutant } from "../mutant.ts";
import { chunkHoldsOnePresence } from "./chunk-holds-one-presence.ts";
import { eventsDoNotConnect } from "./events-do-not-connect.ts";
import { eventsEndStandsStill } from "./events-end-stands-still.ts";
import { eventsLackSubject } from "./events-lack-subject.ts";
import { eventsOfRoomsOnly } from "./events-of-rooms-only.ts";
import { fromIgnoredForPresence } from "./from-ignored-for-presence.ts";
import { initialSyncIsEmpty } from "./initial-sync-is-empty.ts";
import { initialSyncLacksKey } from "./initial-sync-lacks-key.ts";
import { roomSnapshotTellsStrangers } from "./room-snapshot-tells-strangers.ts";
import { snapshotOfOneRoom } from "./snapshot-of-one-room.ts";

/** The mutants that break a requirement under PRES-V1. */
export const v1Mutants: readonly Mutant[] = [
  chunkHoldsOnePresence,
  eventsDoNotConnect,
  eventsEndStandsStill,
  eventsLackSubject,
  eventsOfRoomsOnly,
  fromIgnoredForPresence,
  initialSyncIsEmpty,
  initialSyncLacksKey,
  roomSnapshotTellsStrangers,
  snapshotOfOneRoom,
];
