import { nextPosition, type ServerState } from "./server-state.ts";
import type { User } from "./user.ts";

/** Whose list, and who is on it. */
export interface ListEntry {
  readonly owner: User;
  readonly user: User;
}

/** Puts a user on a list, in one direction only; a second time changes nothing. */
export function addToList(state: ServerState, { owner, user }: ListEntry): void {
  if (owner.watching.has(user)) return;
  owner.watching.set(user, nextPosition(state));
  user.watchers.add(owner);
}

/** Takes a user off a list, if it is there. */
export function dropFromList(_state: ServerState, { owner, user }: ListEntry): void {
  owner.watching.delete(user);
  user.watchers.delete(owner);
}
