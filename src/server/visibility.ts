import type { ProfileRules } from "../spec/profile.ts";
import type { ServerState } from "./server-state.ts";
import type { User } from "./user.ts";

/** Both are joined to one room at least: room type, join rule and size do not enter. */
export function sharesRoom(one: User, other: User): boolean {
  const [fewer, more] = one.joined.size < other.joined.size ? [one, other] : [other, one];
  for (const roomId of fewer.joined) if (more.joined.has(roomId)) return true;
  return false;
}

/** The subject is on the observer's presence list; one-directional, and only where the profile has lists. */
export function listed(rules: ProfileRules, observer: User, subject: User): boolean {
  return rules.presenceLists && observer.watching.has(subject);
}

/** May the observer see the subject: itself, a room-mate, or a member of its list. */
export function isVisible(rules: ProfileRules, observer: User, subject: User): boolean {
  return observer === subject || sharesRoom(observer, subject) || listed(rules, observer, subject);
}

/** The stream position from which on the observer has been seeing the subject without a break, as far as known. */
export function visibleFrom(state: ServerState, observer: User, subject: User): number {
  let first = observer.watching.get(subject) ?? Number.POSITIVE_INFINITY;
  for (const roomId of observer.joined) {
    const joined = state.rooms.get(roomId)?.joined;
    const [own, other] = [joined?.get(observer), joined?.get(subject)];
    if (own !== undefined && other !== undefined) first = Math.min(first, Math.max(own, other));
  }
  return first === Number.POSITIVE_INFINITY ? 0 : first;
}

/** Everybody a change of the subject is for: room-mates, and those who have it on their list. */
export function* audienceOf(state: ServerState, subject: User): Generator<User> {
  for (const roomId of subject.joined) {
    const room = state.rooms.get(roomId);
    if (room !== undefined) yield* room.joined.keys();
  }
  yield* subject.watchers;
}
