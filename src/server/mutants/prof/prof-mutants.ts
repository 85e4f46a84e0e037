import type { Mutant } from "../mutant.ts";
import { avatarErasesTheName } from "./avatar-erases-the-name.ts";
import { avatarIsNotTold } from "./avatar-is-not-told.ts";
import { formerAvatarWithANewName } from "./former-avatar-with-a-new-name.ts";
import { nameIsNotTold } from "./name-is-not-told.ts";
import { oldNameInEvents } from "./old-name-in-events.ts";
import { onlyTheChangedField } from "./only-the-changed-field.ts";
import { profileChangeResets } from "./profile-change-resets.ts";
import { refusedRenameIsTold } from "./refused-rename-is-told.ts";
import { refusedRenameSticks } from "./refused-rename-sticks.ts";
import { renameErasesStatus } from "./rename-erases-status.ts";
import { renameEventSaysOnline } from "./rename-event-says-online.ts";
import { renameInFirstRoomOnly } from "./rename-in-first-room-only.ts";
import { renameIsActivity } from "./rename-is-activity.ts";
import { renameIsBroadcast } from "./rename-is-broadcast.ts";
import { renameRejoinsLeftRooms } from "./rename-rejoins-left-rooms.ts";
import { renameShowsOfflineUser } from "./rename-shows-offline-user.ts";
import { renameToldInTheOldestRoom } from "./rename-told-in-the-oldest-room.ts";
import { renameWaitsForTheNextWrite } from "./rename-waits-for-the-next-write.ts";
import { sameNameMakesOnline } from "./same-name-makes-online.ts";
import { secondRenameReachesNoRoom } from "./second-rename-reaches-no-room.ts";

/** The mutants that break a requirement under PRES-PROF. */
export const profMutants: readonly Mutant[] = [
  avatarErasesTheName,
  avatarIsNotTold,
  formerAvatarWithANewName,
  nameIsNotTold,
  oldNameInEvents,
  onlyTheChangedField,
  profileChangeResets,
  refusedRenameIsTold,
  refusedRenameSticks,
  renameErasesStatus,
  renameEventSaysOnline,
  renameInFirstRoomOnly,
  renameIsActivity,
  renameIsBroadcast,
  renameRejoinsLeftRooms,
  renameShowsOfflineUser,
  renameToldInTheOldestRoom,
  renameWaitsForTheNextWrite,
  sameNameMakesOnline,
  secondRenameReachesNoRoom,
];
