import type { Actor, RoomName } from "./command.ts";

/** What visibility needs to know of a world. */
export interface Relations {
  /** Who is joined to each room. */
  readonly joined: { readonly [room: RoomName]: ReadonlySet<Actor> };
  /** Whom each user has on their accepted presence list. */
  readonly listed: { readonly [user: Actor]: ReadonlySet<Actor> };
}

/** Whether both are joined to one room. Symmetric. @source catalogue §5.1; the seed, L87-88 */
export function sharesRoom(relations: Relations, one: Actor, other: Actor): boolean {
  return Object.values(relations.joined).some((members) => members.has(one) && members.has(other));
}

/** Whether the viewer may see the subject's presence: it is their own, they share a room, or it is on their list. */
export function sees(relations: Relations, viewer: Actor, subject: Actor): boolean {
  return (
    viewer === subject ||
    sharesRoom(relations, viewer, subject) ||
    (relations.listed[viewer]?.has(subject) ?? false)
  );
}
