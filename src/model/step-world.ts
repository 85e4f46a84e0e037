import type { Actor, Command, DeviceName } from "./command.ts";
import { createInertScope } from "./inert-scope.ts";
import { membershipMachine } from "./membership.ts";
import { presenceMachine } from "./presence.ts";
import { presenceList } from "./presence-list.ts";
import { profileFields } from "./profile-fields.ts";
import { membershipAt, type World, type WorldUser } from "./world.ts";
import { type Parts, partsOf } from "./world-parts.ts";

const inert = createInertScope();

/** The world after a command: each component steps its own machine; what no machine handles stays as it is. */
export function stepWorld(world: World, command: Command): World {
  if (command.type === "together") return command.commands.reduce(stepWorld, world);
  const { presence, profile, list, membership } = partsOf(world, command);
  let users = world.users;
  const change = (name: Actor, part: Partial<WorldUser>) => {
    const user = users[name];
    if (user !== undefined) users = { ...users, [name]: { ...user, ...part } };
  };
  if (presence !== undefined) {
    const user = users[presence.user];
    if (user !== undefined) {
      change(presence.user, {
        presence: presenceMachine.transition(user.presence, presence.event, inert.scope),
      });
    }
  }
  if (profile !== undefined) {
    const user = users[profile.user];
    if (user !== undefined) {
      change(profile.user, { profile: profileFields.transition(user.profile, profile.event, inert.scope) });
    }
  }
  if (list !== undefined) {
    const user = users[list.user];
    if (user !== undefined)
      change(list.user, { list: presenceList.transition(user.list, list.event, inert.scope) });
  }
  if (command.type === "connect" || command.type === "disconnect" || command.type === "logOut") {
    change(command.user, streamsAfter(users[command.user], command.device ?? "d1", command));
  }
  inert.takeActions();
  return { ...world, users, rooms: membership === undefined ? world.rooms : stepRooms(world, membership) };
}

/** Which sessions of the user have a stream after the command. */
function streamsAfter(
  user: WorldUser | undefined,
  device: DeviceName,
  command: Command,
): Pick<WorldUser, "streaming" | "suppressed"> {
  const streaming = (user?.streaming ?? []).filter((name) => name !== device);
  const suppressed = (user?.suppressed ?? []).filter((name) => name !== device);
  if (command.type !== "connect") return { streaming, suppressed };
  return command.setPresence === "offline"
    ? { streaming, suppressed: [...suppressed, device] }
    : { streaming: [...streaming, device], suppressed };
}

function stepRooms(world: World, { user, room, event }: NonNullable<Parts["membership"]>): World["rooms"] {
  const found = world.rooms[room];
  if (found === undefined) return world.rooms;
  const before = found.members[user] ?? membershipAt("outside", found.joinRule);
  const after = membershipMachine.transition(before, event, inert.scope);
  return { ...world.rooms, [room]: { ...found, members: { ...found.members, [user]: after } } };
}
