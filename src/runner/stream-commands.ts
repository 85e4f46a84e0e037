import type { Json, StreamOperation } from "../history/history.ts";
import type { Command, DeviceName, FilterChoice } from "../model/command.ts";
import type { Ms } from "../time/clock.ts";
import { FIRST_DEVICE } from "./account-name.ts";
import { askStream } from "./ask-stream.ts";
import { accountOf, type Scene, sessionOf } from "./scene.ts";
import type { Session } from "./session.ts";
import { POLL_MS, readStream } from "./read-stream.ts";

type Of<T extends Command["type"]> = Extract<Command, { type: T }>;

/** Opens a stream and resolves with its first answer; it is read on until `disconnect`. */
export async function connect(scene: Scene, command: Of<"connect">): Promise<void> {
  const { user, device = FIRST_DEVICE, setPresence, pollMs = POLL_MS } = command;
  await disconnect(scene, { user, device });
  const chain = `${scene.short}/${user}/${device}/${scene.next("connection")}`;
  const reader = readStream(scene, { session: sessionOf(scene, user, device), chain, setPresence, pollMs });
  scene.connections.set(connectionKey(user, device), reader);
  await reader.opened;
}

export async function disconnect(
  scene: Scene,
  { user, device = FIRST_DEVICE }: { user: string; device?: DeviceName },
): Promise<void> {
  const key = connectionKey(user, device);
  const reader = scene.connections.get(key);
  scene.connections.delete(key);
  await reader?.stop();
}

function connectionKey(user: string, device: DeviceName): string {
  return `${user}/${device}`;
}

/** One request that does not wait, on a chain of its own for each device. */
export async function poll(
  scene: Scene,
  { user, device = FIRST_DEVICE, setPresence }: Of<"poll">,
): Promise<void> {
  const chain = `${scene.short}/${user}/${device}/polls`;
  const session = sessionOf(scene, user, device);
  const isFirst = !scene.tokens.has(chain);
  await advance(scene, { session, chain, setPresence });
  // `/initialSync` only says where `/events` goes on: it is no stream yet.
  if (isFirst && scene.run.profile.binding.stream === "events")
    await advance(scene, { session, chain, setPresence });
}

export async function pause(scene: Scene, { user }: Of<"pause">): Promise<void> {
  await scene.observers.get(user)?.pause();
}

export function resume(scene: Scene, { user }: Of<"resume">): Promise<void> {
  scene.observers.get(user)?.resume();
  return Promise.resolve();
}

export async function snapshot(scene: Scene, { user, filter }: Of<"snapshot">): Promise<void> {
  await advance(scene, {
    session: sessionOf(scene, user),
    chain: `${scene.short}/${user}/snapshot/${scene.next("snapshot")}`,
    setPresence: "offline",
    filter: filter === undefined ? undefined : presenceFilter(scene, filter),
  });
}

/** `/events` knows no filters: there it is nothing to do. */
export async function pollFiltered(scene: Scene, { user, filter }: Of<"pollFiltered">): Promise<void> {
  if (scene.run.profile.binding.stream === "events") return;
  await advance(scene, {
    session: sessionOf(scene, user),
    chain: `${scene.short}/${user}/filtered/${filter}`,
    setPresence: "offline",
    filter: presenceFilter(scene, filter),
  });
}

interface ChainStep {
  readonly session: Session;
  readonly chain: string;
  readonly setPresence: StreamOperation["setPresence"];
  readonly filter?: Json | undefined;
}

const AT_ONCE: Ms = 0;

async function advance(scene: Scene, step: ChainStep): Promise<void> {
  const since = scene.tokens.get(step.chain) ?? null;
  const { next } = await askStream(scene, { ...step, since, timeoutMs: AT_ONCE });
  if (next !== undefined) scene.tokens.set(step.chain, next);
}

function presenceFilter(scene: Scene, choice: FilterChoice): Json {
  const { cast } = scene.scenario;
  const observed = cast.users.find((user) => !cast.observers.includes(user)) ?? cast.users[0] ?? "";
  const subject = accountOf(scene, observed).id;
  const nobody = `@rollcall-nobody:${subject.slice(subject.indexOf(":") + 1)}`;
  const sections: Readonly<Record<FilterChoice, Json>> = {
    "types-presence": { types: ["m.presence"] },
    "not-types-presence": { not_types: ["m.presence"] },
    "not-types-all": { not_types: ["*"] },
    "senders-subject": { senders: [subject] },
    "not-senders-subject": { not_senders: [subject] },
    "senders-nobody": { senders: [nobody] },
    "types-other": { types: ["rollcall.other"] },
  };
  return { presence: sections[choice] };
}
