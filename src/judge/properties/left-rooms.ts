import type { Exchange, RoomId, StreamBody, StreamOperation, UserId } from "../../history/history.ts";
import { type Case, roleOf, succeeded } from "../case.ts";

/** Operations that move who is joined to a room. */
const MOVES: ReadonlySet<string> = new Set(["join", "leave", "kick", "ban"]);

/**
 * A changed profile goes to the rooms that the user has joined, and to no other: a membership `join` with a name or an
 * avatar that is younger than the leave was made by the change itself.
 */
export function judgeLeftRooms(judged: Case): void {
  const answers = judged.exchanges.filter(
    (exchange) => exchange.operation.kind === "stream" && succeeded(exchange),
  );
  for (const change of judged.exchanges) {
    const { operation, user } = change;
    if (operation.kind !== "putProfile" || user === null || !succeeded(change)) continue;
    const { field, value } = operation;
    for (const answer of answers) {
      if (answer.received <= change.sent) continue;
      const wrong = ((answer.body as StreamBody | null)?.members ?? []).find(
        (member) =>
          member.user === user &&
          member.membership === "join" &&
          member[field] === value &&
          hasLeft(judged, { user, room: member.room }, [change, answer]),
      );
      if (wrong === undefined) continue;
      judged.ledger.broken("PRES-PROF-007", answer, {
        title: `A changed profile of ${roleOf(judged, user)} makes them join a room that they have left.`,
        allowed: "no membership in that room",
        observed: `m.room.member with membership "join" and the new ${field}`,
        act: change,
        claim: {
          about: "membership",
          viewer: answer.user ?? "",
          chain: (answer.operation as StreamOperation).chain,
          subject: user,
          room: wrong.room,
          field,
          value,
          isWanted: false,
          since: change.index,
          withinMs: Math.max(0, answer.received - change.received),
        },
      });
      break;
    }
  }
}

/** Whether the newest move before the change was a leave that surely worked, and none was asked for until the answer. */
function hasLeft(
  { exchanges }: Case,
  { user, room }: { readonly user: UserId; readonly room: RoomId },
  [change, answer]: readonly [Exchange, Exchange],
): boolean {
  const moves = exchanges.filter(
    ({ operation, sent }) =>
      MOVES.has(operation.kind) &&
      "room" in operation &&
      operation.room === room &&
      "subject" in operation &&
      operation.subject === user &&
      sent <= answer.received,
  );
  const last = moves.at(-1);
  return (
    last !== undefined && last.operation.kind !== "join" && succeeded(last) && last.received <= change.sent
  );
}
