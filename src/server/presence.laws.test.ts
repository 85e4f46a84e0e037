import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Presence } from "../spec/profile.ts";
import { PROFILE_IDS, profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { roomOf, ScriptedServer, type ScriptedUser, type SeenEvent } from "./scripted-server.ts";

const step = fc.oneof(
  fc.record({
    kind: fc.constant("put"),
    who: fc.nat(2),
    state: fc.constantFrom<Presence[]>("offline", "unavailable", "online"),
    status: fc.string(),
  }),
  fc.record({ kind: fc.constant("say"), who: fc.nat(2) }),
  fc.record({ kind: fc.constant("stream"), who: fc.nat(2), forMs: fc.nat(50_000) }),
  fc.record({ kind: fc.constant("read"), who: fc.nat(2) }),
  fc.record({ kind: fc.constant("leave"), who: fc.nat(2) }),
  fc.record({ kind: fc.constant("join"), who: fc.nat(2) }),
  fc.record({ kind: fc.constant("pass"), ms: fc.nat(200_000) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Scene {
  readonly world: ScriptedServer;
  readonly roomId: string;
  readonly users: readonly ScriptedUser[];
  /** What each user's own stream has told so far. */
  readonly told: Map<ScriptedUser, SeenEvent[]>;
}

async function perform(scene: Scene, action: Step): Promise<void> {
  const user = "who" in action ? scene.users[action.who] : undefined;
  if (action.kind === "pass" && "ms" in action) return scene.world.pass(action.ms);
  if (user === undefined) return;
  if ("state" in action) await user.put(action.state, action.status);
  if (action.kind === "say") await user.say(scene.roomId);
  if ("forMs" in action) await read(scene, user, action.forMs);
  if (action.kind === "read") await read(scene, user, 0);
  if (action.kind === "leave" || action.kind === "join") await user.move(action.kind, scene.roomId);
}

async function read(scene: Scene, user: ScriptedUser, timeoutMs: number): Promise<void> {
  const events = await user.news({ timeoutMs, query: timeoutMs > 0 ? "" : "set_presence=offline" });
  scene.told.get(user)?.push(...events);
}

async function play(
  id: ProfileId,
  steps: readonly Step[],
  check: (scene: Scene) => Promise<boolean>,
): Promise<boolean> {
  const world = new ScriptedServer(id);
  return world.run(async () => {
    const { roomId, users } = await roomOf(world, "alice", "bob", "carol");
    const told = new Map(users.map((user): [ScriptedUser, SeenEvent[]] => [user, []]));
    const scene = { world, roomId, users, told };
    for (const action of steps) await perform(scene, action);
    return check(scene);
  });
}

function subjectOf(event: SeenEvent): unknown {
  return event.sender ?? event.content["user_id"];
}

const days = fc.tuple(fc.constantFrom(...PROFILE_IDS), fc.array(step, { maxLength: 25 }));

/** Everybody comes together, everything automatic happens, everybody reads: then stream and GET must agree. */
async function agrees(scene: Scene): Promise<boolean> {
  for (const user of scene.users) await user.move("join", scene.roomId);
  await scene.world.pass(600_000);
  for (const observer of [...scene.users, ...scene.users]) await read(scene, observer, 0);
  for (const observer of scene.users) {
    for (const subject of scene.users.filter((user) => user !== observer)) {
      const last = scene.told.get(observer)?.findLast((event) => subjectOf(event) === subject.id);
      const { presence, status_msg: status } = await observer.get(subject);
      if (last === undefined ? presence !== "offline" : last.content["presence"] !== presence) return false;
      const told = profile("v1").rules.statusInEvent && last !== undefined && "status_msg" in last.content;
      if (told && last.content["status_msg"] !== status) return false;
    }
  }
  return true;
}

/** What each stream told has the shape of a presence stream. */
async function tidy(scene: Scene): Promise<boolean> {
  for (const observer of scene.users) {
    const events = await observer.news();
    const subjects = events.map(subjectOf);
    if (new Set(subjects).size !== subjects.length || subjects.includes(observer.id)) return false;
  }
  return [...scene.told.values()].flat().every(({ content }) => {
    const { presence, last_active_ago: ago = 0, currently_active: active = false } = content;
    return Number.isInteger(ago) && Number(ago) >= 0 && (active !== true || presence === "online");
  });
}

/** Looking up everybody changes nothing. */
async function unmoved({ users }: Scene): Promise<boolean> {
  const before = await Promise.all(users.map((user) => user.get()));
  for (const user of users) for (const other of users) await user.get(other);
  const after = await Promise.all(users.map((user) => user.get()));
  return JSON.stringify(before) === JSON.stringify(after);
}

function law(check: (scene: Scene) => Promise<boolean>, numRuns: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(days, ([id, steps]) => play(id, steps, check)),
    { numRuns },
  );
}

describe("laws of presence", () => {
  it("once all is quiet, the newest event of everybody visible agrees with GET", async () => {
    await expect(law(agrees, 150)).resolves.toBeUndefined();
  });

  it("an incremental answer names nobody twice, never the observer, and only what the profile allows", async () => {
    await expect(law(tidy, 150)).resolves.toBeUndefined();
  });

  it("looking changes nothing", async () => {
    await expect(law(unmoved, 60)).resolves.toBeUndefined();
  });
});
