import { complementPresence } from "./complement-presence.ts";
import { complementRooms } from "./complement-rooms.ts";
import type { LeftOut, PlainCheck } from "./plain-check.ts";
import { sytestMembers } from "./sytest-members.ts";
import { sytestStatus } from "./sytest-status.ts";
import { sytestSync } from "./sytest-sync.ts";

/** The presence checks of Complement (10 of 12) and SyTest (14 of 16). */
export const YARDSTICK: readonly PlainCheck[] = [
  ...complementPresence,
  ...complementRooms,
  ...sytestStatus,
  ...sytestMembers,
  ...sytestSync,
];

/**
 * The rest of Complement's 12 and SyTest's 16. Not counted among the 16 are what no server runs: five tests of SyTest that
 * need a second server, and "Friends presence changes reports events", which waits for a `can_invite_presence` that no test
 * proves.
 */
export const LEFT_OUT: readonly LeftOut[] = [
  {
    suite: "Complement",
    name: "Presence changes are also reported to remote room members",
    reason: "needs a second server",
  },
  {
    suite: "Complement",
    name: "Presence changes to UNAVAILABLE are reported to remote room members",
    reason: "needs a second server",
  },
  {
    suite: "SyTest",
    name: "New room members see existing users' presence in room initialSync",
    reason:
      "the specification gives /rooms/{roomId}/initialSync no presence, and the reference server neither",
  },
  {
    suite: "SyTest",
    name: "Newly created users see their own presence in /initialSync (SYT-34)",
    reason:
      "wants an age of a user who has never been active: the specification has none, and the reference server neither",
  },
];
