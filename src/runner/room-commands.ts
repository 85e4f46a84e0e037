import type { RoomId } from "../history/history.ts";
import type { Command } from "../model/command.ts";
import { ask, type Outcome, type Question, stringIn } from "./ask.ts";
import { pathSegment, withQuery } from "./request-path.ts";
import { createRoom, moveMember } from "./room-requests.ts";
import { accountOf, roomOf, type Scene, sessionOf } from "./scene.ts";
import type { Session } from "./session.ts";
import { SetUpError } from "./set-up-error.ts";
import { toldAnswer } from "./told-answer.ts";

type Of<T extends Command["type"]> = Extract<Command, { type: T }>;

/** How long a user is said to type. */
const TYPING_MS = 30_000;

/** @throws SetUpError when the room is not there afterwards: nothing that follows makes sense without it */
export async function openNewRoom(
  scene: Scene,
  { user, room: name, preset }: Of<"createRoom">,
): Promise<void> {
  const { room, answer } = await createRoom(scene, sessionOf(scene, user), { name, preset });
  if (room !== undefined) scene.rooms.set(name, room);
  else
    throw new SetUpError(`Cannot create room ${name}: wanted a room_id, found ${toldAnswer(answer)}.`, {
      outcome: "inconclusive",
    });
}

type MembershipCommand = Of<"join" | "leave" | "invite" | "kick" | "ban" | "unban">;

export async function changeMembership(scene: Scene, command: MembershipCommand): Promise<void> {
  const session = sessionOf(scene, command.user);
  const subject = "at" in command ? accountOf(scene, command.at).id : session.user;
  await moveMember(scene, session, { kind: command.type, room: roomOf(scene, command.room), subject });
}

export async function sendMessage(
  scene: Scene,
  { user, device, room: name }: Of<"sendMessage">,
): Promise<void> {
  const room = roomOf(scene, name);
  const number = scene.next("transaction");
  const outcome = await askRoom(scene, sessionOf(scene, user, device), room, {
    operation: { kind: "sendMessage", room },
    method: "PUT",
    path: `/send/m.room.message/${scene.short}-${number}`,
    body: { msgtype: "m.text", body: `${scene.short} says ${number}` },
  });
  noteEvent(scene, room, outcome);
}

export async function sendState(scene: Scene, { user, room: name }: Of<"sendState">): Promise<void> {
  const room = roomOf(scene, name);
  const outcome = await askRoom(scene, sessionOf(scene, user), room, {
    operation: { kind: "sendState", room },
    method: "PUT",
    path: "/state/m.room.topic",
    body: { topic: `${scene.short} topic ${scene.next("topic")}` },
  });
  noteEvent(scene, room, outcome);
}

export async function sendTyping(scene: Scene, { user, room: name }: Of<"sendTyping">): Promise<void> {
  const room = roomOf(scene, name);
  const session = sessionOf(scene, user);
  await askRoom(scene, session, room, {
    operation: { kind: "sendTyping", room },
    method: "PUT",
    path: `/typing/${pathSegment(session.user)}`,
    body: { typing: true, timeout: TYPING_MS },
  });
}

export async function sendReceipt(scene: Scene, { user, room: name }: Of<"sendReceipt">): Promise<void> {
  const room = roomOf(scene, name);
  const session = sessionOf(scene, user);
  const event = scene.lastEvent.get(room) ?? (await newestEvent(scene, session, room));
  if (event === undefined) return;
  await askRoom(scene, session, room, {
    operation: { kind: "sendReceipt", room },
    method: "POST",
    path: `/receipt/m.read/${pathSegment(event, "encoded")}`,
    body: {},
  });
}

/** Reads whatever of a room could wrongly hold presence. */
export async function readRoom(scene: Scene, { user, room: name }: Of<"readRoom">): Promise<void> {
  const room = roomOf(scene, name);
  const session = sessionOf(scene, user);
  const parts =
    scene.run.profile.binding.stream === "events" ? PARTS : PARTS.filter((part) => part !== "initialSync");
  for (const part of parts) await askPart(scene, session, { room, part });
}

const PARTS = ["messages", "state", "initialSync"] as const;

function askPart(
  scene: Scene,
  session: Session,
  { room, part }: { readonly room: RoomId; readonly part: (typeof PARTS)[number] },
): Promise<Outcome> {
  const from = [...scene.observers.values()].find((reader) => reader.session.user === session.user)?.token;
  const messages = withQuery("/messages", { dir: "b", limit: "50", from: from ?? undefined });
  return askRoom(scene, session, room, {
    operation: { kind: "readRoom", room, part },
    method: "GET",
    path: part === "messages" ? messages : `/${part}`,
  });
}

async function newestEvent(scene: Scene, session: Session, room: RoomId): Promise<string | undefined> {
  const { answer } = await askPart(scene, session, { room, part: "messages" });
  const json = answer.kind === "answered" ? answer.json : undefined;
  const chunk = (json as { readonly chunk?: unknown } | null | undefined)?.chunk;
  const [newest] = Array.isArray(chunk) ? (chunk as readonly unknown[]) : [];
  const id = (newest as { readonly event_id?: unknown } | null | undefined)?.event_id;
  return typeof id === "string" ? id : undefined;
}

function noteEvent(scene: Scene, room: RoomId, { answer }: Outcome): void {
  const event = stringIn(answer, "event_id");
  if (event !== undefined) scene.lastEvent.set(room, event);
}

function askRoom(
  scene: Scene,
  session: Session,
  ...[room, question]: [RoomId, Omit<Question, "session">]
): Promise<Outcome> {
  const base = `${scene.run.profile.binding.prefix}/rooms/${pathSegment(room, "encoded")}`;
  return ask(scene, { ...question, path: `${base}${question.path}`, session });
}
