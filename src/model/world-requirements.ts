import type { RequirementId } from "../spec/requirement.ts";
import type { Command } from "./command.ts";
import { faultById } from "./fault.ts";
import { membershipMachine } from "./membership.ts";
import { presenceMachine } from "./presence.ts";
import { presenceList } from "./presence-list.ts";
import { profileFields } from "./profile-fields.ts";
import type { RequirementMeta } from "./requirement-meta.ts";
import { membershipAt, type World } from "./world.ts";
import { partsOf } from "./world-parts.ts";

/** The requirements on the transitions that the command takes, and those of the fault where it is one. */
export function requirementsOf(world: World, command: Command): readonly RequirementId[] {
  if (command.type === "together")
    return [...new Set(command.commands.flatMap((one) => requirementsOf(world, one)))];
  const { presence, profile, list, membership } = partsOf(world, command);
  const metas: (RequirementMeta | undefined)[] = [];
  const user = presence && world.users[presence.user];
  if (presence && user)
    metas.push(...presenceMachine.getTransitionData(user.presence, presence.event).map((t) => t.meta));
  const owner = profile && world.users[profile.user];
  if (profile && owner)
    metas.push(...profileFields.getTransitionData(owner.profile, profile.event).map((t) => t.meta));
  const lister = list && world.users[list.user];
  if (list && lister)
    metas.push(...presenceList.getTransitionData(lister.list, list.event).map((t) => t.meta));
  const room = membership && world.rooms[membership.room];
  if (membership && room) {
    const state = room.members[membership.user] ?? membershipAt("outside", room.joinRule);
    metas.push(...membershipMachine.getTransitionData(state, membership.event).map((t) => t.meta));
  }
  const own: RequirementId[] = command.type === "refuse" ? [faultById(command.fault).requirement] : [];
  return [...new Set([...own, ...metas.flatMap((meta) => meta?.requirements ?? [])])];
}
