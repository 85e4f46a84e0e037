import type { Json, StreamOperation } from "../history/history.ts";
import type { Command, DeviceName } from "../model/command.ts";
import type { Ms } from "../time/clock.ts";
import { presenceFilter, storedFilter } from "./filters.ts";
import { FIRST_DEVICE } from "./account-name.ts";
import { askStream } from "./ask-stream.ts";
import { type Scene, sessionOf } from "./scene.ts";
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
  { user, device = FIRST_DEVICE, setPresence, again }: Of<"poll">,
): Promise<void> {
  const chain = `${scene.short}/${user}/${device}/polls`;
  const session = sessionOf(scene, user, device);
  if (again === true) return pollAgain(scene, { session, chain, setPresence });
  const isFirst = !scene.tokens.has(chain);
  await advance(scene, { session, chain, setPresence });
  // `/initialSync` only says where `/events` goes on: it is no stream yet.
  if (isFirst && scene.run.profile.binding.stream === "events")
    await advance(scene, { session, chain, setPresence });
}

/** A chain of its own: what it is told, the first one was told, too. */
async function pollAgain(scene: Scene, { chain, ...step }: ChainStep): Promise<void> {
  const since = scene.tokens.get(beforeOf(chain));
  if (since === undefined) return;
  await askStream(scene, { ...step, chain: `${chain}/${scene.next("again")}`, since, timeoutMs: AT_ONCE });
}

/** Where the token before the newest of a chain is kept. */
function beforeOf(chain: string): string {
  return `${chain}/before`;
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
export async function pollFiltered(
  scene: Scene,
  { user, filter: choice, stored }: Of<"pollFiltered">,
): Promise<void> {
  if (scene.run.profile.binding.stream === "events") return;
  const session = sessionOf(scene, user);
  const filter = presenceFilter(scene, choice);
  const chain = `${scene.short}/${user}/${stored === true ? "stored" : "filtered"}/${choice}`;
  // A server that keeps no filters is sent it each time.
  const filterId = stored === true ? await storedFilter(scene, { session, filter, chain }) : undefined;
  await advance(scene, { session, chain, setPresence: "offline", filter, filterId });
}

interface ChainStep {
  readonly session: Session;
  readonly chain: string;
  readonly setPresence: StreamOperation["setPresence"];
  readonly filter?: Json | undefined;
  readonly filterId?: string | undefined;
}

const AT_ONCE: Ms = 0;

async function advance(scene: Scene, step: ChainStep): Promise<void> {
  const since = scene.tokens.get(step.chain) ?? null;
  const { next } = await askStream(scene, { ...step, since, timeoutMs: AT_ONCE });
  if (next === undefined) return;
  scene.tokens.set(step.chain, next);
  if (since !== null) scene.tokens.set(beforeOf(step.chain), since);
}
