import type { AnyTransitionDefinition } from "xstate";
import type { Command } from "./command.ts";
import { membershipMachine } from "./membership.ts";
import { presenceMachine } from "./presence.ts";
import { presenceList } from "./presence-list.ts";
import { profileFields } from "./profile-fields.ts";
import { membershipAt, type World } from "./world.ts";
import { partsOf } from "./world-parts.ts";

/** The transitions that the command takes, of every machine that it is for. */
export function takenTransitions(world: World, command: Command): readonly AnyTransitionDefinition[] {
  const { presence, profile, list, membership } = partsOf(world, command);
  const taken: AnyTransitionDefinition[] = [];
  const user = presence && world.users[presence.user];
  if (presence && user) taken.push(...presenceMachine.getTransitionData(user.presence, presence.event));
  const owner = profile && world.users[profile.user];
  if (profile && owner) taken.push(...profileFields.getTransitionData(owner.profile, profile.event));
  const lister = list && world.users[list.user];
  if (list && lister) taken.push(...presenceList.getTransitionData(lister.list, list.event));
  const room = membership && world.rooms[membership.room];
  if (membership && room) {
    const state = room.members[membership.user] ?? membershipAt("outside", room.joinRule);
    taken.push(...membershipMachine.getTransitionData(state, membership.event));
  }
  return taken;
}
