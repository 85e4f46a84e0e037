import type { ProfileRules } from "../spec/profile.ts";
import type { Asked } from "./behaviour.ts";
import { change, heard, moveTo } from "./presence-store.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** What a stream request brings along: what it asks of presence, and whose rules apply. */
export interface Opening {
  readonly asked: Asked;
  readonly rules: ProfileRules;
}

/**
 * Opens a stream for the user, who is connected until the returned function is called; the grace before `offline`
 * starts when the last of several streams ends. `set_presence=offline` leaves presence wholly alone, in both directions.
 */
export function openConnection(world: World, user: User, opening: Opening): () => void {
  const { presence: record } = user;
  const next = world.behaviour.stateOnOpening(record, opening.asked);
  if (opening.asked === "offline") {
    if (next !== record.state) change(world, user, () => moveTo(world, record, next));
    return () => undefined;
  }
  change(world, user, () => {
    record.openStreams += 1;
    record.rules = opening.rules;
    heard(world, record, "opened");
    moveTo(world, record, next);
  });
  return () =>
    change(world, user, () => {
      record.openStreams -= 1;
      if (record.openStreams === 0) heard(world, record, "closed");
    });
}
