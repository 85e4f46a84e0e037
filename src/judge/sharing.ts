import type { Exchange, RoomId, UserId } from "../history/history.ts";
import type { RoomPreset } from "../model/command.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import type { Case } from "./case.ts";
import { type Change, changesByRoom, kindsOf, listChanges } from "./membership-changes.ts";
import { breachBetween, type Parting } from "./parting.ts";

export type Sharing = "yes" | "no" | "maybe";

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
  /** The kinds of the rooms that they may both be in at `at`. */
  kindsShared(one: UserId, other: UserId, at: Ms): readonly RoomPreset[];
  joinedRooms(user: UserId, at: Ms): readonly RoomId[];
  /** Whether the user is in the room throughout the interval, at no moment of it, or perhaps. */
  joined(user: UserId, room: RoomId, span: readonly [Ms, Ms]): Sharing;
  joins(): readonly { readonly user: UserId; readonly room: RoomId; readonly exchange: Exchange }[];
  members(room: RoomId): readonly UserId[];
}

const EVER = Number.NEGATIVE_INFINITY;

export function accountForSharing(judged: Case): SharingAccount {
  const rooms = changesByRoom(judged);
  const lists = listChanges(judged);
  const kinds = kindsOf(judged);

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
  const partingsOf = (user: UserId, other: UserId, at: Ms): readonly Parting[] =>
    [...rooms]
      .filter(([room, users]) => users.has(other) && joinedIn(room, user, [at, at]) === "no")
      .flatMap(([room, users]) =>
        (users.get(user) ?? []).flatMap((change): readonly Parting[] => {
          const { kind, sent } = change;
          if (sent > at || kind === "join") return [];
          return [{ kind, sent, wasJoined: joinedIn(room, user, [EVER, sent]) !== "no" }];
        }),
      );

  const dropsOf = (viewer: UserId, subject: UserId, at: Ms): readonly Parting[] =>
    (lists.get(viewer) ?? [])
      .filter(({ sent, drop }) => sent <= at && drop.includes(subject))
      .map(({ sent }) => ({ kind: "drop", sent, wasJoined: false }));

  return {
    shares,
    lists: listed,
    sees,
    lastSeen: (viewer, subject, at) => {
      if (sees(viewer, subject, [at, at]) !== "no") return at;
      const ends = [...rooms.values()]
        .flatMap((users) => [...(users.get(viewer) ?? []), ...(users.get(subject) ?? [])])
        .map(({ sent, settled }) => ({ sent, settled }));
      ends.push(...(lists.get(viewer) ?? []));
      // Until a change has taken hold it is as before.
      const lawful = ends.filter(({ sent }) => sent <= at && sees(viewer, subject, [sent, sent]) !== "no");
      return Math.max(EVER, ...lawful.map(({ settled }) => Math.min(at, settled)));
    },
    breachOf: (viewer, subject, at) =>
      breachBetween({
        partings: [
          ...partingsOf(viewer, subject, at),
          ...partingsOf(subject, viewer, at),
          ...dropsOf(viewer, subject, at),
        ],
        subjectsRooms: [...rooms.keys()]
          .filter((room) => joinedIn(room, subject, [at, at]) !== "no")
          .flatMap((room) => kinds.get(room) ?? []),
        isListedBySubject: listed(subject, viewer, [at, at]) !== "no",
      }),
    newestChange: (one, other, at) =>
      [newestOf(one, at, true), newestOf(other, at, true)]
        .filter((change) => change !== undefined)
        .sort((a, b) => a.sent - b.sent)
        .at(-1)?.exchange,
    roomsShared: (one, other, at) =>
      [...rooms.keys()].filter(
        (room) => joinedIn(room, one, [at, at]) === "yes" && joinedIn(room, other, [at, at]) === "yes",
      ).length,
    kindsShared: (one, other, at) =>
      [...rooms.keys()]
        .filter((room) => joinedIn(room, one, [at, at]) !== "no" && joinedIn(room, other, [at, at]) !== "no")
        .flatMap((room) => kinds.get(room) ?? []),
    joinedRooms: (user, at) => [...rooms.keys()].filter((room) => joinedIn(room, user, [at, at]) === "yes"),
    joined: (user, room, span) => joinedIn(room, user, span),
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
