import { grouped } from "./grouped.ts";
import type { Exchange, RoomId, StreamBody, StreamMember, UserId } from "../history/history.ts";
import { chainsOf } from "./observations.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import { type Case, objectBody, succeeded } from "./case.ts";

export type Sharing = "yes" | "no" | "maybe";

/** A change of one user's membership of one room, which took hold somewhere between `sent` and `settled`. */
interface Change {
  readonly exchange: Exchange;
  readonly kind: "join" | "leave" | "invite" | "kick" | "ban" | "unban";
  readonly joined: boolean;
  readonly sent: Ms;
  readonly settled: Ms;
  readonly sure: boolean;
}

/** Who may see whom, and when: derived from the requests alone. */
export interface SharingAccount {
  /** Whether two users share a room throughout the interval, at no moment of it, or perhaps. */
  shares(one: UserId, other: UserId, [from, to]: readonly [Ms, Ms]): Sharing;
  /** Whether the subject is on the viewer's presence list throughout (acceptance is not visible: `yes` only where the server accepts by itself). */
  lists(viewer: UserId, subject: UserId, [from, to]: readonly [Ms, Ms]): Sharing;
  /** The two together: whether the viewer may see the subject. */
  sees(viewer: UserId, subject: UserId, [from, to]: readonly [Ms, Ms]): Sharing;
  /** The last moment up to `at` at which the viewer may have seen the subject; -Infinity: never. */
  lastSeen(viewer: UserId, subject: UserId, at: Ms): Ms;
  /** What an unlawful look at `at` breaks: by the newest membership change of the one who is not joined. */
  breachOf(viewer: UserId, subject: UserId, at: Ms): RequirementId;
  /** The newest change of either's membership of a room that they share at `at`. */
  newestChange(one: UserId, other: UserId, at: Ms): Exchange | undefined;
  /** How many rooms they surely share at `at`. */
  roomsShared(one: UserId, other: UserId, at: Ms): number;
  joinedRooms(user: UserId, at: Ms): readonly RoomId[];
  joins(): readonly { readonly user: UserId; readonly room: RoomId; readonly exchange: Exchange }[];
  members(room: RoomId): readonly UserId[];
}

const BREACHES: { readonly [kind in Change["kind"]]: RequirementId } = {
  leave: "PRES-VIS-005",
  kick: "PRES-VIS-007",
  ban: "PRES-VIS-008",
  unban: "PRES-VIS-008",
  invite: "PRES-VIS-009",
  join: "PRES-VIS-003",
};

const EVER = Number.NEGATIVE_INFINITY;

export function accountForSharing(judged: Case): SharingAccount {
  const rooms = changesByRoom(judged);
  const lists = listChanges(judged);

  const joinedIn = (room: RoomId, user: UserId, [from, to]: readonly [Ms, Ms]): Sharing => {
    let yes = false;
    let no = false;
    let current: Sharing = "no";
    let since = EVER;
    for (const change of rooms.get(room)?.get(user) ?? []) {
      if (change.sent > to) break;
      // The state before the change held from `since` to `change.sent`; between sent and settled it may be either.
      if (change.sent >= from && since <= to) note(current);
      const before: Sharing = current;
      const next: Sharing = !change.sure ? "maybe" : change.joined ? "yes" : "no";
      if (change.settled > from && before !== next) note("maybe");
      current = next;
      since = change.settled;
    }
    note(current);
    return yes && no ? "maybe" : yes ? "yes" : no ? "no" : "maybe";

    function note(state: Sharing): void {
      if (state !== "no") yes = true;
      if (state !== "yes") no = true;
    }
  };

  const shares: SharingAccount["shares"] = (one, other, interval) => {
    let best: Sharing = "no";
    for (const room of rooms.keys()) {
      const mine = joinedIn(room, one, interval);
      const theirs = joinedIn(room, other, interval);
      if (mine === "yes" && theirs === "yes") return "yes";
      if (mine !== "no" && theirs !== "no") best = "maybe";
    }
    return best;
  };

  /** Nobody can accept through the API: a member is on the list for sure only where servers accept by themselves. */
  const onList: Sharing = judged.facts.get("listAccepts")?.value === true ? "yes" : "maybe";
  const listed: SharingAccount["lists"] = (viewer, subject, [from, to]) => {
    const during = new Set<Sharing>();
    let current: Sharing = "no";
    for (const change of lists.get(viewer) ?? []) {
      if (change.sent > to) break;
      if (change.sent >= from) during.add(current);
      const asked: Sharing = change.invite.includes(subject)
        ? onList
        : change.drop.includes(subject)
          ? "no"
          : current;
      const next: Sharing = change.sure || asked === current ? asked : "maybe";
      if (change.settled > from && next !== current) during.add("maybe");
      current = next;
    }
    during.add(current);
    const [only] = during;
    return during.size === 1 && only !== undefined ? only : "maybe";
  };

  const sees: SharingAccount["sees"] = (viewer, subject, interval) => {
    if (viewer === subject) return "yes";
    const ways = [shares(viewer, subject, interval), listed(viewer, subject, interval)];
    if (ways.includes("yes")) return "yes";
    return ways.includes("maybe") ? "maybe" : "no";
  };

  const newestOf = (
    user: UserId,
    at: Ms,
    joined: boolean,
  ): (Change & { readonly room: RoomId }) | undefined => {
    const all = [...rooms].flatMap(([room, users]) =>
      (users.get(user) ?? [])
        .filter((change) => change.sent <= at && change.joined === joined)
        .map((change) => ({ ...change, room })),
    );
    return all.sort((a, b) => a.sent - b.sent).at(-1);
  };

  /** The newest change by which the user is not in a room that the other has, or had, to do with. */
  const partedBy = (user: UserId, other: UserId, at: Ms): Change | undefined =>
    [...rooms]
      .filter(([room, users]) => users.has(other) && joinedIn(room, user, [at, at]) === "no")
      .flatMap(([, users]) => (users.get(user) ?? []).filter((change) => change.sent <= at && !change.joined))
      .sort((a, b) => a.sent - b.sent)
      .at(-1);

  return {
    shares,
    lists: listed,
    sees,
    lastSeen: (viewer, subject, at) => {
      if (sees(viewer, subject, [at, at]) !== "no") return at;
      const ends = [...rooms.values()]
        .flatMap((users) => [...(users.get(viewer) ?? []), ...(users.get(subject) ?? [])])
        .map(({ settled }) => settled);
      ends.push(...(lists.get(viewer) ?? []).map(({ settled }) => settled));
      const lawful = ends.filter((end) => end <= at && sees(viewer, subject, [end, end]) !== "no");
      return Math.max(EVER, ...lawful);
    },
    breachOf: (viewer, subject, at) => {
      const newest = [partedBy(viewer, subject, at), partedBy(subject, viewer, at)]
        .filter((change) => change !== undefined)
        .sort((a, b) => a.sent - b.sent)
        .at(-1);
      if (newest !== undefined) return BREACHES[newest.kind];
      return lists.has(viewer) ? "PRES-LIST-007" : "PRES-PROP-002";
    },
    newestChange: (one, other, at) =>
      [newestOf(one, at, true), newestOf(other, at, true)]
        .filter((change) => change !== undefined)
        .sort((a, b) => a.sent - b.sent)
        .at(-1)?.exchange,
    roomsShared: (one, other, at) =>
      [...rooms.keys()].filter(
        (room) => joinedIn(room, one, [at, at]) === "yes" && joinedIn(room, other, [at, at]) === "yes",
      ).length,
    joinedRooms: (user, at) => [...rooms.keys()].filter((room) => joinedIn(room, user, [at, at]) === "yes"),
    joins: () =>
      [...rooms].flatMap(([room, users]) =>
        [...users].flatMap(([user, changes]) =>
          changes
            .filter(({ kind, sure }) => kind === "join" && sure)
            .map(({ exchange }) => ({ user, room, exchange })),
        ),
      ),
    members: (room) => [...(rooms.get(room)?.keys() ?? [])],
  };
}

function changesByRoom(judged: Case): ReadonlyMap<RoomId, ReadonlyMap<UserId, readonly Change[]>> {
  const rooms = new Map<RoomId, Map<UserId, Change[]>>();
  const add = (room: RoomId, user: UserId, change: Change) => {
    const users = rooms.get(room) ?? new Map<UserId, Change[]>();
    rooms.set(room, users);
    users.set(user, [...(users.get(user) ?? []), change]);
  };
  for (const exchange of judged.exchanges) {
    const { operation, sent, received } = exchange;
    const sure = succeeded(exchange);
    if (!sure && exchange.outcome === "answered" && (exchange.status ?? 0) < 500) continue;
    switch (operation.kind) {
      case "createRoom": {
        const { room_id = operation.room } = objectBody(exchange);
        if (typeof room_id === "string" && exchange.user !== null) {
          add(room_id, exchange.user, {
            exchange,
            kind: "join",
            joined: true,
            sent,
            settled: received,
            sure,
          });
        }
        break;
      }
      case "join":
      case "invite":
      case "leave":
      case "kick":
      case "ban":
      case "unban": {
        const { kind } = operation;
        const joined = kind === "join";
        // What was under way when somebody left may still arrive for a while.
        const settled = joined || kind === "invite" ? received : received + judged.tolerances.visibilityMs;
        add(operation.room, operation.subject, { exchange, kind, joined, sent, settled, sure });
        break;
      }
      default:
    }
  }
  noteRejoins(judged, rooms);
  return rooms;
}

/**
 * A changed profile is written into rooms one by one, and may be written after its user has left: some servers join
 * the user again that way. Streams show it; then nobody knows who shares the room.
 */
function noteRejoins(judged: Case, rooms: Map<RoomId, Map<UserId, Change[]>>): void {
  for (const chain of chainsOf(judged).values()) {
    const left = new Set<string>();
    for (const exchange of chain.filter(succeeded)) {
      const { members = [] } = objectBody(exchange) as unknown as Partial<StreamBody>;
      const last = new Map<string, StreamMember>();
      for (const member of members) {
        const key = `${member.room} ${member.user}`;
        if (member.membership !== "join") left.add(key);
        last.set(key, member);
      }
      for (const [key, { room, user, membership }] of last) {
        if (membership !== "join" || !left.delete(key)) continue;
        const changes = rooms.get(room)?.get(user) ?? [];
        const newest = changes.filter(({ sent }) => sent <= exchange.received).at(-1);
        if (newest === undefined || newest.joined || newest.exchange.received > exchange.received) continue;
        const rejoin = {
          exchange,
          kind: "join",
          joined: true,
          sent: newest.sent,
          settled: exchange.received,
          sure: false,
        } as const;
        rooms.get(room)?.set(
          user,
          [...changes, rejoin].sort((one, other) => one.sent - other.sent),
        );
      }
    }
  }
}

function listChanges(judged: Case) {
  const changes = judged.exchanges.flatMap((exchange) => {
    const { operation, sent, received } = exchange;
    if (operation.kind !== "postList") return [];
    const sure = succeeded(exchange);
    if (!sure && exchange.outcome === "answered" && (exchange.status ?? 0) < 500) return [];
    const { subject, invite, drop } = operation;
    return [{ subject, invite, drop, sent, settled: received + judged.tolerances.visibilityMs, sure }];
  });
  return grouped(changes, ({ subject }) => subject);
}
