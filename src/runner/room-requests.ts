import type { Json, Operation, RoomId, UserId } from "../history/history.ts";
import type { RoomPreset } from "../model/command.ts";
import { areApart, serverPart } from "../spec/wire/server-part.ts";
import type { Answer } from "./answer.ts";
import { ask, isSuccess, stringIn } from "./ask.ts";
import { awaitMembers } from "./await-members.ts";
import { pathSegment, withQuery } from "./request-path.ts";
import type { Scene } from "./scene.ts";
import type { Session } from "./session.ts";

const PRESETS: Readonly<Record<RoomPreset, { readonly [key: string]: Json }>> = {
  private: { preset: "private_chat" },
  public: { preset: "public_chat" },
  direct: { preset: "trusted_private_chat", is_direct: true },
  encrypted: {
    preset: "private_chat",
    initial_state: [
      { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
    ],
  },
  "world-readable": {
    preset: "private_chat",
    initial_state: [
      { type: "m.room.history_visibility", state_key: "", content: { history_visibility: "world_readable" } },
    ],
  },
};

function createdRoom(answer: Answer): RoomId | undefined {
  return isSuccess(answer) ? stringIn(answer, "room_id") : undefined;
}

export interface RoomWish {
  readonly name: string;
  readonly preset: RoomPreset;
  /** Invited as the room is made. */
  readonly invite?: readonly UserId[];
}

/** Creates a room that no directory lists. @returns its id, if it was created */
export async function createRoom(
  scene: Scene,
  session: Session,
  { name, preset, invite = [] }: RoomWish,
): Promise<{ readonly room?: RoomId; readonly answer: Answer }> {
  const { answer } = await ask(scene, {
    operation: (answer) => ({ kind: "createRoom", room: createdRoom(answer) ?? name }),
    method: "POST",
    path: `${scene.run.profile.binding.prefix}/createRoom`,
    body: {
      visibility: "private",
      ...PRESETS[preset],
      ...(invite.length === 0 ? {} : { invite: [...invite] }),
    },
    session,
  });
  const room = createdRoom(answer);
  if (room === undefined) return { answer };
  scene.creators.set(room, session.user);
  scene.memberships.set(
    room,
    new Map([[session.user, "join"], ...invite.map((user) => [user, "invite"] as const)]),
  );
  return { answer, room };
}

/** What somebody does about a membership, and to whom. */
export interface Move {
  readonly kind: "join" | "leave" | "invite" | "kick" | "ban" | "unban";
  readonly room: RoomId;
  readonly subject: UserId;
}

const MEMBERSHIPS: Readonly<Record<Move["kind"], string>> = {
  join: "join",
  leave: "leave",
  invite: "invite",
  kick: "leave",
  ban: "ban",
  unban: "leave",
};

/** Changes a membership: the own one, or another's. Where users live apart, it waits until all homeservers know. */
export async function moveMember(scene: Scene, session: Session, move: Move): Promise<Answer> {
  const { kind, room, subject } = move;
  const isOwn = kind === "join" || kind === "leave";
  const { answer } = await ask(scene, {
    operation: move satisfies Operation,
    method: "POST",
    path: `${scene.run.profile.binding.prefix}${pathOf(scene, move)}`,
    body: isOwn ? {} : { user_id: subject },
    session,
  });
  if (isSuccess(answer)) {
    scene.memberships.get(room)?.set(subject, MEMBERSHIPS[kind]);
    await awaitMembers(scene, { room, subject, by: session.user });
  }
  return answer;
}

/** A room that the user's homeserver may not know is joined through the one that it was created on. */
function pathOf({ creators }: Scene, { kind, room, subject }: Move): string {
  const id = pathSegment(room, "encoded");
  const creator = creators.get(room);
  if (kind !== "join" || creator === undefined || !areApart(creator, subject)) return `/rooms/${id}/${kind}`;
  const server = serverPart(creator);
  // Named `server_name` until v1.11, `via` since.
  return withQuery(`/join/${id}`, { server_name: server, via: server });
}
