import type { Exchange, UserId } from "../history/history.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Ms } from "../time/clock.ts";
import { type Case, succeeded } from "./case.ts";
import type { Delivery } from "./observations.ts";
import type { SharingAccount } from "./sharing.ts";

/** A way to see somebody. */
export type Way = "get" | "stream";

/** Something that moved whether a viewer sees a subject. */
interface PairAct {
  readonly kind: "join" | "leave" | "kick" | "ban" | "drop";
  readonly exchange: Exchange;
}

/** That two users share a room again. */
export interface Rejoin {
  readonly exchange: Exchange;
  /** Since when they had shared none. */
  readonly apartFrom: Ms;
}

/** A subject whom the viewer should have been shown at `at`, and was not. */
export interface Loss {
  readonly viewer: UserId;
  readonly subject: UserId;
  readonly at: Ms;
  readonly way: Way;
}

/** What pairs of users have to do with each other, and when one was shown the other. */
export interface Pairs {
  /** When the two came to share a room who shared none just before, up to `at`: nothing was shown earlier. */
  metAt(viewer: UserId, subject: UserId, at: Ms): Ms | undefined;
  /** The newest join of the two up to `at`, if they had shared a room before, and none in between. */
  rejoin(viewer: UserId, subject: UserId, at: Ms): Rejoin | undefined;
  /** The relation that a loss is the fault of (a ban whose end does not end it is more than a leave); `undefined`: that the two may see each other is not in question. */
  lossOf(loss: Loss): RequirementId | undefined;
}

interface Sighting extends Omit<Loss, "at"> {
  readonly at: Ms;
}

/** More members than this make a large room. */
const LARGE = 10;

export function observePairs(judged: Case, sharing: SharingAccount, deliveries: readonly Delivery[]): Pairs {
  const sightings = sightingsOf(judged, deliveries);
  const known = new Map<string, readonly PairAct[]>();
  const actsOf = (viewer: UserId, subject: UserId) => {
    const key = `${viewer} ${subject}`;
    const acts = known.get(key) ?? actsBetween(judged, sharing, [viewer, subject]);
    known.set(key, acts);
    return acts;
  };
  const seen = ({ viewer, subject, way }: Partial<Loss>, [from, to]: readonly [Ms, Ms]) =>
    sightings.some(
      (one) =>
        one.viewer === viewer &&
        one.subject === subject &&
        (way === undefined || one.way === way) &&
        one.at >= from &&
        one.at < to,
    );

  const metAt: Pairs["metAt"] = (viewer, subject, at) => {
    const newest = actsOf(viewer, subject).findLast(({ exchange }) => exchange.sent <= at);
    if (newest?.kind !== "join") return undefined;
    const { sent } = newest.exchange;
    return sharing.sees(viewer, subject, [sent - 1, sent - 1]) === "no" ? sent : undefined;
  };

  const rejoin: Pairs["rejoin"] = (viewer, subject, at) => {
    const acts = actsOf(viewer, subject).filter(({ exchange }) => exchange.sent <= at);
    const newest = acts.at(-1);
    if (newest?.kind !== "join") return undefined;
    const shared = (moment: Ms) => sharing.shares(viewer, subject, [moment, moment]);
    if (shared(newest.exchange.sent - 1) !== "no") return undefined;
    // Since they parted both may have come and gone without meeting.
    const parting = acts.findLast(
      ({ kind, exchange }) => kind !== "join" && kind !== "drop" && shared(exchange.sent - 1) === "yes",
    );
    if (parting === undefined) return undefined;
    const apartFrom = parting.exchange.sent;
    return { exchange: newest.exchange, apartFrom };
  };

  /** A pair that never saw each other where others do: what sets it apart from them? */
  const strangeness = ({ viewer, subject, at }: Loss): RequirementId | undefined => {
    const others = sightings.filter(
      (one) => one.viewer === viewer || one.subject === subject || one.viewer === subject,
    );
    if (others.length === 0) return undefined;
    const kinds = sharing.kindsShared(viewer, subject, at);
    const isOtherKind = others.every((one) =>
      sharing.kindsShared(one.viewer, one.subject, one.at).every((kind) => !kinds.includes(kind)),
    );
    const isLarge = sharing
      .joinedRooms(viewer, at)
      .filter((room) => sharing.joinedRooms(subject, at).includes(room))
      .some((room) => joinedMembers(sharing, room, at) > LARGE);
    return isOtherKind || isLarge ? "PRES-VIS-002" : "PRES-VIS-001";
  };

  const lossOf: Pairs["lossOf"] = (loss) => {
    const { viewer, subject, at } = loss;
    if (sharing.shares(viewer, subject, [at, at]) === "no") return undefined;
    const acts = actsOf(viewer, subject);
    const newest = acts.findLast(({ exchange }) => exchange.sent <= at);
    if (newest === undefined) return undefined;
    const until = acts.find(({ exchange }) => exchange.sent > at)?.exchange.sent ?? Number.POSITIVE_INFINITY;
    const { received } = newest.exchange;
    if (seen(loss, [received, until])) return undefined;
    const before = seen(loss, [Number.NEGATIVE_INFINITY, received]);
    if (newest.kind === "drop") return before ? "PRES-LIST-008" : undefined;
    if (newest.kind !== "join") return before ? "PRES-VIS-006" : undefined;
    const never = !seen({ viewer, subject }, [received, until]);
    if (endedBy(acts, newest) === "ban" && (before || never)) return "PRES-VIS-008";
    if (rejoin(viewer, subject, at) !== undefined) return before ? "PRES-VIS-010" : undefined;
    return never ? strangeness(loss) : undefined;
  };

  return { metAt, rejoin, lossOf };
}

/** By what the one who joins was outside before, if they ever were in. */
function endedBy(acts: readonly PairAct[], join: PairAct): PairAct["kind"] | undefined {
  const user = subjectOf(join);
  return acts.findLast(
    (act) =>
      act.exchange.sent < join.exchange.sent &&
      subjectOf(act) === user &&
      act.kind !== "join" &&
      act.kind !== "drop",
  )?.kind;
}

function subjectOf({ exchange: { operation } }: PairAct): UserId | undefined {
  return "subject" in operation ? operation.subject : undefined;
}

function joinedMembers(sharing: SharingAccount, room: string, at: Ms): number {
  return sharing.members(room).filter((user) => sharing.joinedRooms(user, at).includes(room)).length;
}

/** Successful looks at somebody else, and everything that streams brought of them. */
function sightingsOf({ exchanges }: Case, deliveries: readonly Delivery[]): readonly Sighting[] {
  const looks = exchanges.flatMap((exchange): readonly Sighting[] => {
    const { operation, user, received: at } = exchange;
    if (operation.kind !== "getPresence" || user === null || user === operation.subject) return [];
    return succeeded(exchange) ? [{ viewer: user, subject: operation.subject, at, way: "get" }] : [];
  });
  const events = deliveries.flatMap(({ viewer, subject, exchange }): readonly Sighting[] =>
    subject === undefined || subject === viewer
      ? []
      : [{ viewer, subject, at: exchange.received, way: "stream" }],
  );
  return [...looks, ...events];
}

/** What happened in rooms that both have to do with, and the viewer's drops of the subject. */
function actsBetween(
  { exchanges }: Case,
  sharing: SharingAccount,
  [viewer, subject]: readonly [UserId, UserId],
): readonly PairAct[] {
  const isOfBoth = (room: string) => {
    const members = sharing.members(room);
    return members.includes(viewer) && members.includes(subject);
  };
  return exchanges.flatMap((exchange): readonly PairAct[] => {
    const { operation } = exchange;
    if (!succeeded(exchange)) return [];
    switch (operation.kind) {
      case "join":
      case "leave":
      case "kick":
      case "ban": {
        const isTheirs = operation.subject === viewer || operation.subject === subject;
        return isTheirs && isOfBoth(operation.room) ? [{ kind: operation.kind, exchange }] : [];
      }
      case "postList":
        return operation.subject === viewer && operation.drop.includes(subject)
          ? [{ kind: "drop", exchange }]
          : [];
      default:
        return [];
    }
  });
}
