import type { Ms } from "../time/clock.ts";
import { CheckFailed, must } from "./check-failed.ts";
import { at, hasKeys, items, presenceIn } from "./loose-json.ts";
import type { PlainUser } from "./plain-user.ts";

/** What a `/sync` answer has to show; the text says what it lacks. */
export type SyncLack = (sync: unknown) => string | undefined;

interface SyncAsked {
  readonly since?: string;
  readonly timeoutMs?: Ms;
  readonly setPresence?: string;
}

/** As Complement's deployments are set up. */
const UNTIL_MS: Ms = 5_000;
const POLL_MS: Ms = 1_000;

/** One sync, which has to succeed (`MustSync`). @returns its answer, and the token in it or "" */
export async function mustSync(
  user: PlainUser,
  { since, timeoutMs = POLL_MS, setPresence }: SyncAsked = {},
): Promise<readonly [sync: unknown, next: string]> {
  const from = since === "" ? undefined : since;
  const sync = await user.sync({ timeout: timeoutMs, since: from, set_presence: setPresence });
  const next = at(sync, "next_batch");
  return [sync, typeof next === "string" ? next : ""];
}

/**
 * Syncs on until every lack was absent once, in whatever order, for at most 5 s (`MustSyncUntil`).
 *
 * @returns the last token
 * @throws CheckFailed with what is still lacking
 */
export async function mustSyncUntil(
  user: PlainUser,
  since: string | undefined,
  ...lacks: readonly SyncLack[]
): Promise<string> {
  const { clock } = user.client;
  const until = clock.now() + UNTIL_MS;
  let token = since;
  let open = lacks;
  let told: readonly (string | undefined)[] = [];
  for (;;) {
    if (clock.now() > until) throw new CheckFailed(`wanted within 5 s: ${told.join("; ")}`);
    const [sync, next] = await mustSync(user, token === undefined ? {} : { since: token });
    token = next;
    open = open.filter((lack) => lack(sync) !== undefined);
    told = open.map((lack) => lack(sync));
    if (open.length === 0) return token;
  }
}

/**
 * A presence event of a user (`SyncPresenceHas`). Events are read in order up to the user's first: each of them needs
 * `type`, `sender` and `content.presence`; only the user's own is compared, and only to what is given.
 */
export function presenceOf(
  userId: string,
  presence?: string,
  also: (event: unknown) => boolean = () => true,
): SyncLack {
  return (sync) => {
    if (at(sync, "presence", "events") === undefined) return "presence.events";
    for (const event of presenceIn(sync)) {
      if (!hasKeys(event, "type", "sender", "content") || !hasKeys(at(event, "content"), "presence"))
        return "a presence event with type, sender and content.presence";
      if (at(event, "sender") !== userId) continue;
      if (presence !== undefined && at(event, "content", "presence") !== presence)
        return `${userId} to be ${presence}`;
      return also(event) ? undefined : `more of ${userId}`;
    }
    return `a presence event of ${userId}`;
  };
}

/** A user's join, in the state or the timeline of the room (`SyncJoinedTo`). */
export function joinOf(userId: string, roomId: string): SyncLack {
  const isJoin = (event: unknown) =>
    at(event, "type") === "m.room.member" &&
    at(event, "state_key") === userId &&
    at(event, "content", "membership") === "join";
  return (sync) => {
    const room = at(sync, "rooms", "join", roomId);
    const events = [...items(at(room, "state", "events")), ...items(at(room, "timeline", "events"))];
    return events.some(isJoin) ? undefined : `${userId} to have joined`;
  };
}

/**
 * Each user once among the presence events (`usersInPresenceEvents`). With no users it asserts nothing at all, though it
 * stands in two tests to show that no event came: its loop over the events is inside the one over the users.
 *
 * @throws CheckFailed at once: a wrong answer is not waited out
 */
export function mustHaveUsers(sync: unknown, userIds: readonly string[]): void {
  const events = presenceIn(sync);
  must(events.length >= userIds.length, `at least ${userIds.length} presence events, found ${events.length}`);
  let found = 0;
  for (const userId of userIds) {
    for (const event of events) {
      if (at(event, "sender") === userId) found += 1;
      must(hasKeys(event, "type", "sender", "content"), "a presence event with type, sender and content");
      must(at(event, "type") === "m.presence", "an event of type m.presence");
    }
  }
  must(found === userIds.length, `${userIds.length} presence events of theirs, found ${found}`);
}
