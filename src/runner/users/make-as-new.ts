import type { RoomId } from "../../history/history.ts";
import { joinedRoomsSchema } from "../../spec/wire/joined-rooms.ts";
import type { Answer } from "../answer.ts";
import { ask, isSuccess } from "../ask.ts";
import { pathSegment } from "../request-path.ts";
import { moveMember } from "../room-requests.ts";
import type { Scene } from "../scene.ts";
import type { Session } from "../session.ts";
import { SetUpError } from "../set-up-error.ts";
import { toldAnswer } from "../told-answer.ts";

/** An account for tests is in few; a guess. */
const MOST_ROOMS = 100;

/**
 * Brings an account of which nothing is known into a state that the judge can tell from the record: in no room, offline,
 * without a status message, and last active just now. Twice offline, since only from there online surely is activity.
 * What becomes of these requests is for the judge, as with any other.
 *
 * @throws SetUpError when it cannot leave its rooms
 */
export async function makeAsNew(scene: Scene, session: Session): Promise<void> {
  const { user } = session;
  await leaveRooms(scene, session);
  for (const presence of ["offline", "online", "offline"] as const) {
    await ask(scene, {
      operation: { kind: "putPresence", subject: user, presence, message: "" },
      method: "PUT",
      path: `${scene.run.profile.binding.prefix}/presence/${pathSegment(user)}/status`,
      body: { presence, status_msg: "" },
      session,
    });
  }
}

/** Before its presence changes: whoever is in one of these rooms is in another scenario, or nobody's business. */
async function leaveRooms(scene: Scene, session: Session): Promise<void> {
  const { answer } = await ask(scene, {
    operation: { kind: "joinedRooms" },
    method: "GET",
    path: `${scene.run.profile.binding.prefix}/joined_rooms`,
    session,
  });
  const rooms = roomsIn(answer);
  if (rooms === undefined) throw unsettled(session, "its joined rooms", answer);
  if (rooms.length > MOST_ROOMS) {
    const message = `Cannot use account ${session.user}: wanted one in at most ${MOST_ROOMS} rooms, found ${rooms.length}.`;
    throw new SetUpError(message, {
      outcome: "error",
      code: "no-accounts",
      hint: "Use accounts made for tests: the harness leaves all their rooms.",
    });
  }
  for (const room of rooms) {
    const left = await moveMember(scene, session, { kind: "leave", room, subject: session.user });
    if (!isSuccess(left)) throw unsettled(session, `to leave ${room}`, left);
  }
}

function roomsIn(answer: Answer): readonly RoomId[] | undefined {
  return isSuccess(answer) ? joinedRoomsSchema.safeParse(answer.json).data?.joined_rooms : undefined;
}

function unsettled({ user }: Session, wanted: string, answer: Answer): SetUpError {
  const outcome =
    answer.kind === "answered" && answer.status < 500 && answer.status !== 429 ? "error" : "inconclusive";
  return new SetUpError(`Cannot use account ${user}: wanted ${wanted}, found ${toldAnswer(answer)}.`, {
    outcome,
  });
}
