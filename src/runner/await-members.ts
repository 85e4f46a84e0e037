import type { Json, RoomId, UserId } from "../history/history.ts";
import { serverPart } from "../spec/wire/server-part.ts";
import { type Ms, sleep } from "../time/clock.ts";
import { ask, isSuccess } from "./ask.ts";
import { pathSegment } from "./request-path.ts";
import type { Scene } from "./scene.ts";
import type { Session } from "./session.ts";
import { firstSession } from "./first-session.ts";

/** Whose membership of a room was changed, at whose homeserver. */
export interface Moved {
  readonly room: RoomId;
  readonly subject: UserId;
  readonly by: UserId;
}

const FIRST_PAUSE_MS: Ms = 20;
const LONGEST_PAUSE_MS: Ms = 1_000;

/**
 * Waits until the other homeservers know of a changed membership, as far as they have somebody who can be asked: what is
 * judged of presence rests on who shares a room, and each homeserver goes by what it knows. At the bound for what crosses it
 * breaks the scenario off: of a kick and a rename that meet on the way, the homeservers may resolve that the kicked is back.
 */
export async function awaitMembers(scene: Scene, moved: Moved): Promise<void> {
  if (scene.homes.used.length === 1) return;
  const membership = scene.memberships.get(moved.room)?.get(moved.subject);
  if (membership === undefined) return;
  const askers = new Map<string, Session>();
  for (const account of [...scene.accounts.values(), ...scene.fences]) {
    const server = serverPart(account.id);
    const isIn = scene.memberships.get(moved.room)?.get(account.id) === "join";
    const knows = server === serverPart(moved.by);
    if (knows || (!isIn && account.id !== moved.subject) || account.sessions.size === 0) continue;
    if (isIn || !askers.has(server)) askers.set(server, firstSession(account));
  }
  await Promise.all([...askers.values()].map((asker) => untilKnown(scene, asker, { ...moved, membership })));
}

async function untilKnown(
  scene: Scene,
  asker: Session,
  { room, subject, membership }: Moved & { readonly membership: string },
): Promise<void> {
  const { clock, patienceAcross } = scene.run;
  const until = clock.now() + patienceAcross.tolerances.deliveryHardMs;
  for (
    let pauseMs = FIRST_PAUSE_MS;
    !scene.ending.signal.aborted;
    pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)
  ) {
    const { answer } = await ask(scene, {
      operation: { kind: "getMembers", room },
      method: "GET",
      path: `${scene.run.profile.binding.prefix}/rooms/${pathSegment(room, "encoded")}/members`,
      session: asker,
      keep: membersIn,
      bearsTrouble: true,
    });
    const isPutOut = membership !== "join" && asker.user === subject;
    const { members = [] } = isSuccess(answer)
      ? (membersIn(answer.json ?? null) as { members?: Member[] })
      : {};
    if (members.some((one) => one.user === subject && one.membership === membership)) return;
    if (isPutOut && answer.kind === "answered" && answer.status === 403) return;
    if (clock.now() >= until) {
      scene.broken ??= `${serverPart(asker.user)} does not show a user as ${membership} in a room, long after another homeserver did`;
      return;
    }
    await sleep(clock, pauseMs, scene.ending.signal);
  }
}

interface Member {
  readonly user: string;
  readonly membership: string;
}

/** Of each membership event only whose it is, and what it says. */
function membersIn(answer: Json): Json {
  const { chunk } = (answer ?? {}) as { readonly chunk?: Json };
  if (!Array.isArray(chunk)) return answer;
  const members = (chunk as readonly Json[]).flatMap((event) => {
    const { state_key: user, content } = (event ?? {}) as {
      state_key?: unknown;
      content?: { membership?: unknown };
    };
    const membership = content?.membership;
    return typeof user === "string" && typeof membership === "string" ? [{ user, membership }] : [];
  });
  return { members };
}
