import type { Exchange, RoomId, UserId } from "../../history/history.ts";
import { objectBody, succeeded } from "../../judge/case.ts";
import type { Ms } from "../../time/clock.ts";
import type { Scene } from "./scene.ts";

/** Who is in a room with whom, as the answers to joins and leaves say: simple, and apart from the judge's own account. */
export interface Company {
  /** Whether the two were in one room, or one was on the other's list, at any time. */
  everMet(one: UserId, other: UserId): boolean;
  /** Since when the two have been apart, if they are at this time and were together before. */
  apartSince(one: UserId, other: UserId, at: Ms): Ms | undefined;
}

interface Move {
  readonly at: Ms;
  readonly room: RoomId;
  readonly user: UserId;
  readonly isIn: boolean;
}

export function companyOf({ exchanges }: Scene): Company {
  const done = exchanges.filter(succeeded);
  const moves = done.flatMap(movesOf).sort((one, other) => one.at - other.at);
  const listed = new Set(
    done.flatMap(({ operation }) =>
      operation.kind === "postList" ? operation.invite.map((user) => `${operation.subject} ${user}`) : [],
    ),
  );
  const isListed = (one: UserId, other: UserId) =>
    listed.has(`${one} ${other}`) || listed.has(`${other} ${one}`);
  return {
    everMet: (one, other) =>
      isListed(one, other) ||
      moves.some(
        ({ room, user }) => user === one && moves.some((move) => move.room === room && move.user === other),
      ),
    apartSince: (one, other, at) => {
      if (isListed(one, other)) return undefined;
      const isIn = new Map<string, boolean>();
      const rooms = new Set(moves.map(({ room }) => room));
      let together = false;
      let since: Ms | undefined;
      for (const move of moves) {
        if (move.at > at) break;
        isIn.set(`${move.room} ${move.user}`, move.isIn);
        const now = [...rooms].some(
          (room) => isIn.get(`${room} ${one}`) === true && isIn.get(`${room} ${other}`) === true,
        );
        if (together && !now) since = move.at;
        if (now) since = undefined;
        together = now;
      }
      return since;
    },
  };
}

function movesOf(exchange: Exchange): readonly Move[] {
  const { operation, user, received: at } = exchange;
  switch (operation.kind) {
    case "createRoom": {
      const room = objectBody(exchange)["room_id"];
      return typeof room === "string" && user !== null ? [{ at, room, user, isIn: true }] : [];
    }
    case "join":
      return [{ at, room: operation.room, user: operation.subject, isIn: true }];
    case "leave":
    case "kick":
    case "ban":
      return [{ at, room: operation.room, user: operation.subject, isIn: false }];
    default:
      return [];
  }
}
