import type { Json, Operation, RoomId, UserId } from "../history/history.ts";
import type { RoomPreset } from "../model/command.ts";
import type { Answer } from "./answer.ts";
import { ask, isSuccess, stringIn } from "./ask.ts";
import { pathSegment } from "./request-path.ts";
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
  return room === undefined ? { answer } : { answer, room };
}

/** What somebody does about a membership, and to whom. */
export interface Move {
  readonly kind: "join" | "leave" | "invite" | "kick" | "ban" | "unban";
  readonly room: RoomId;
  readonly subject: UserId;
}

/** Changes a membership: the own one, or another's. */
export async function moveMember(scene: Scene, session: Session, move: Move): Promise<Answer> {
  const { kind, room, subject } = move;
  const isOwn = kind === "join" || kind === "leave";
  const { answer } = await ask(scene, {
    operation: move satisfies Operation,
    method: "POST",
    path: `${scene.run.profile.binding.prefix}/rooms/${pathSegment(room, "encoded")}/${kind}`,
    body: isOwn ? {} : { user_id: subject },
    session,
  });
  return answer;
}
