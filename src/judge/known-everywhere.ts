import type { Exchange } from "../history/history.ts";
import { serverPart } from "../spec/wire/server-part.ts";
import type { Ms } from "../time/clock.ts";
import { type Case, objectBody, succeeded } from "./case.ts";

const MEMBERSHIPS: { readonly [kind in Exchange["operation"]["kind"]]?: string } = {
  join: "join",
  leave: "leave",
  kick: "leave",
  invite: "invite",
  ban: "ban",
  unban: "leave",
};

/**
 * By when every homeserver that has to do with the room surely knew of a changed membership: shown by an answer of theirs,
 * else by when it has surely crossed. With one homeserver, when the change was answered.
 */
export function knownEverywhere(judged: Case, change: Exchange): Ms {
  const { operation, user, received } = change;
  const membership = MEMBERSHIPS[operation.kind];
  if (membership === undefined || !("room" in operation) || !("subject" in operation)) return received;
  const { room, subject } = operation;
  const concerned = new Set(usersOf(judged, room).map(serverPart));
  concerned.delete(serverPart(user ?? subject));
  const shown = judged.exchanges.filter(
    (look) =>
      look.operation.kind === "getMembers" &&
      look.operation.room === room &&
      look.sent >= received &&
      (shows(look, subject, membership) || isPutOut(look, subject)),
  );
  const moments = [...concerned].map(
    (server) =>
      shown.find((look) => serverPart(look.user ?? "") === server)?.received ??
      received + judged.tolerances.crossingMs,
  );
  return Math.max(received, ...moments);
}

/** All who ever came near the room. */
function usersOf({ exchanges }: Case, room: string): readonly string[] {
  return exchanges.flatMap(({ operation, user, body }) => {
    if (operation.kind === "createRoom")
      return user !== null && (body as { room_id?: unknown } | null)?.room_id === room ? [user] : [];
    return "room" in operation && "subject" in operation && operation.room === room
      ? [operation.subject]
      : [];
  });
}

function shows(look: Exchange, subject: string, membership: string): boolean {
  const { members } = objectBody(look);
  return (
    succeeded(look) &&
    Array.isArray(members) &&
    (members as readonly { user: string; membership: string }[]).some(
      (member) => member.user === subject && member.membership === membership,
    )
  );
}

/** Who was put out and may not even ask any more. */
function isPutOut({ user, status }: Exchange, subject: string): boolean {
  return user === subject && status === 403;
}
