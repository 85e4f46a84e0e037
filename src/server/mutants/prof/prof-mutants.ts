import type { Mutant } from "../mutant.ts";
import { avatarIsNotTold } from "./avatar-is-not-told.ts";
import { nameIsNotTold } from "./name-is-not-told.ts";
import { oldNameInEvents } from "./old-name-in-events.ts";
import { onlyTheChangedField } from "./only-the-changed-field.ts";
import { profileChangeResets } from "./profile-change-resets.ts";
import { refusedRenameSticks } from "./refused-rename-sticks.ts";
import { renameInFirstRoomOnly } from "./rename-in-first-room-only.ts";
import { renameShowsOfflineUser } from "./rename-shows-offline-user.ts";

/** The mutants that break a requirement under PRES-PROF. */
export const profMutants: readonly Mutant[] = [
  avatarIsNotTold,
  nameIsNotTold,
  oldNameInEvents,
  onlyTheChangedField,
  profileChangeResets,
  refusedRenameSticks,
  renameInFirstRoomOnly,
  renameShowsOfflineUser,
];
