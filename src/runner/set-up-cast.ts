import type { RoomId } from "../history/history.ts";
import type { Actor, RoomPreset } from "../model/command.ts";
import { allDone } from "./all-done.ts";
import type { Answer } from "./answer.ts";
import { isSuccess } from "./ask.ts";
import { logIn } from "./log-in.ts";
import { createRoom, moveMember } from "./room-requests.ts";
import { firstSession } from "./first-session.ts";
import { accountOf, type Scene, sessionOf } from "./scene.ts";
import type { Account, Session } from "./session.ts";
import { refusedSetUp } from "./refused-set-up.ts";
import { SetUpError } from "./set-up-error.ts";
import { POLL_MS, readStream } from "./read-stream.ts";
import { needsHelper } from "./users/accounts-needed.ts";
import { freshAccount } from "./users/fresh-account.ts";

/**
 * Gives every role its account, and the fence and the faults theirs.
 *
 * @throws SetUpError when the server does not register them
 */
export async function registerCast(scene: Scene): Promise<void> {
  const { cast } = scene.scenario;
  const { homes } = scene;
  const roles = cast.users.map(async (actor, place) => {
    scene.accounts.set(actor, await freshAccount(scene, `${actor}${place}`, homes.of(place)));
  });
  // Each homeserver's own: that its news arrive shows that what it sent before has arrived, too.
  const fences = (cast.fence ? homes.used : []).map(async (home, place) => {
    scene.fences[place] = await freshAccount(scene, place === 0 ? "fence" : `fence${place}`, home);
  });
  const helper = async () => {
    if (needsHelper(scene.scenario)) scene.helper = await freshAccount(scene, "helper", homes.of(0));
  };
  await allDone([...roles, ...fences, helper()]);
}

/**
 * Logs the other devices in, and brings everybody into their rooms.
 *
 * @throws SetUpError when the server refuses
 */
export async function furnish(scene: Scene): Promise<void> {
  const { cast } = scene.scenario;
  const devices = cast.devices.map(async ({ user, device }) => {
    const { session } = await logIn(scene, accountOf(scene, user), device);
    if (session === undefined) throw failed(`log ${user} in on ${device}`, "no session", scene);
  });
  const rooms = cast.rooms.map(async ({ name, creator, members, preset }) => {
    const accounts = members.map((member) => accountOf(scene, member));
    scene.rooms.set(
      name,
      await openRoom(scene, sessionOf(scene, creator), { name, preset, members: accounts }),
    );
  });
  await allDone([...devices, ...rooms, ...fenceRooms(scene), elsewhere(scene)]);
}

function fenceRooms(scene: Scene): Promise<unknown>[] {
  const { fences, scenario } = scene;
  return fences.flatMap((fence) =>
    scenario.cast.observers.map((observer) => {
      const members = [accountOf(scene, observer)];
      return openRoom(scene, firstSession(fence), {
        name: `fence of ${observer}`,
        preset: "private",
        members,
      });
    }),
  );
}

async function elsewhere(scene: Scene): Promise<void> {
  const { helper } = scene;
  if (helper === undefined) return;
  scene.elsewhere = await openRoom(scene, firstSession(helper), {
    name: "elsewhere",
    preset: "private",
    members: [],
  });
}

/**
 * Opens the observers' streams, in the way that leaves their presence alone where there is one.
 *
 * @throws SetUpError when a stream has no first answer
 */
export async function openObservers(scene: Scene): Promise<void> {
  const { observers } = scene.scenario.cast;
  const canSuppress = scene.run.profile.rules.setPresenceValues.includes("offline");
  for (const observer of observers) {
    const reader = readStream(scene, {
      session: sessionOf(scene, observer),
      chain: `${scene.short}/${observer}`,
      setPresence: canSuppress ? "offline" : "default",
      pollMs: POLL_MS,
    });
    scene.observers.set(observer, reader);
  }
  for (const [observer, reader] of scene.observers) {
    if (!(await reader.opened))
      throw failed(`open the stream of ${observer}`, scene.troubles[0] ?? "no first answer", scene);
  }
}

interface RoomPlan {
  readonly name: string;
  readonly preset: RoomPreset;
  readonly members: readonly Account[];
}

async function openRoom(
  scene: Scene,
  creator: Session,
  { name, preset, members }: RoomPlan,
): Promise<RoomId> {
  const invite = preset === "public" ? [] : members.map(({ id }) => id);
  const { room, answer } = await createRoom(scene, creator, { name, preset, invite });
  if (room === undefined) throw refusedSetUp(`create room ${name}`, answer);
  const joining = members.map(async (member) => {
    const move = { kind: "join", room, subject: member.id } as const;
    demand(await moveMember(scene, firstSession(member), move), `join ${name}`);
  });
  await allDone(joining);
  return room;
}

function demand(answer: Answer, what: string): void {
  if (!isSuccess(answer)) throw refusedSetUp(what, answer);
}

function failed(what: string, found: string, scene?: { readonly troubles: readonly Actor[] }): SetUpError {
  const outcome = scene !== undefined && scene.troubles.length > 0 ? "inconclusive" : "error";
  return new SetUpError(`Cannot ${what}: wanted a success, found ${found}.`, { outcome });
}
