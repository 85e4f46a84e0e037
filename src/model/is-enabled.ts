import type { Actor, Command, DeviceName } from "./command.ts";
import { type MembershipEvent, membershipMachine } from "./membership.ts";
import { isJoined, membershipAt, type World } from "./world.ts";
import { timerOf } from "./world-parts.ts";

/** Whether the command makes sense now: somebody handles it, and its sender is in a position to send it. */
export function isEnabled(world: World, command: Command): boolean {
  switch (command.type) {
    case "together":
      return command.commands.every((one) => isEnabled(world, one));
    case "connect":
      return !hasStream(world, command.user, command.device);
    case "disconnect":
      return hasStream(world, command.user, command.device);
    case "sendMessage":
    case "sendState":
    case "sendTyping":
    case "sendReceipt":
      return isJoined(world, command.room, command.user);
    case "invite":
    case "kick":
    case "ban":
    case "unban":
      return isJoined(world, command.room, command.user) && isHandled(world, command);
    case "join":
    case "leave":
      return isHandled(world, command);
    case "setPresence":
      return world.rules.presenceValues.includes(command.presence);
    case "changeList":
    case "lookList":
      return world.rules.presenceLists;
    case "elapse":
      return command.timer === "client" || timerOf(world, command) !== undefined;
    case "refuse":
    case "look":
    case "poll":
    case "createRoom":
    case "rename":
    case "changeAvatar":
    case "logIn":
    case "logOut":
    case "pause":
    case "resume":
    case "snapshot":
    case "pollFiltered":
    case "readRoom":
    case "wait":
    default:
      return true;
  }
}

function hasStream(world: World, name: Actor, device: DeviceName = "d1"): boolean {
  const user = world.users[name];
  return user !== undefined && (user.streaming.includes(device) || user.suppressed.includes(device));
}

/** Whether the membership machine of the one that the command is about has a transition for it. */
function isHandled(world: World, command: MembershipEvent): boolean {
  const room = world.rooms[command.room];
  if (room === undefined) return false;
  const user = "at" in command ? command.at : command.user;
  const state = room.members[user] ?? membershipAt("outside", room.joinRule);
  return membershipMachine.getTransitionData(state, command).length > 0;
}
