import type { Actor, Command, RoomName } from "./command.ts";
import type { MembershipEvent } from "./membership.ts";
import { type PresenceEvent, presenceMachine } from "./presence.ts";
import type { PresenceListEvent } from "./presence-list.ts";
import type { ProfileFieldsEvent } from "./profile-fields.ts";
import { timerEvent } from "./timed.ts";
import type { World } from "./world.ts";

/** The component event that a command is for one user, room or list; `undefined`: it does not touch them. */
export interface Parts {
  readonly presence?: { readonly user: Actor; readonly event: PresenceEvent };
  readonly profile?: { readonly user: Actor; readonly event: ProfileFieldsEvent };
  readonly list?: { readonly user: Actor; readonly event: PresenceListEvent };
  readonly membership?: { readonly user: Actor; readonly room: RoomName; readonly event: MembershipEvent };
}

/** Which machines a command is for, and as which event. */
export function partsOf(world: World, command: Command): Parts {
  switch (command.type) {
    case "setPresence":
    case "rename":
    case "changeAvatar":
      return {
        presence: { user: command.user, event: command },
        profile: { user: command.user, event: command },
      };
    case "refuse":
      return command.fault.startsWith("list-")
        ? { list: { user: command.user, event: command } }
        : {
            presence: { user: command.user, event: command },
            profile: { user: command.at ?? command.user, event: command },
          };
    case "look":
      return { presence: { user: command.at, event: command } };
    case "sendMessage":
    case "poll":
      return { presence: { user: command.user, event: command } };
    case "connect": {
      // A further session's stream asks for a presence like any request, but the user is connected already.
      const streams = world.users[command.user]?.streaming.length ?? 0;
      const event: PresenceEvent = streams > 0 ? { ...command, type: "poll" } : command;
      return { presence: { user: command.user, event } };
    }
    case "disconnect":
    case "logOut": {
      const streams = world.users[command.user]?.streaming ?? [];
      const last = streams.length === 1 && streams.includes(command.device ?? "d1");
      return last
        ? { presence: { user: command.user, event: { type: "disconnect", user: command.user } } }
        : {};
    }
    case "elapse": {
      const event = timerOf(world, command);
      return event === undefined ? {} : { presence: { user: command.user, event } };
    }
    case "join":
    case "leave":
      return { membership: { user: command.user, room: command.room, event: command } };
    case "invite":
    case "kick":
    case "ban":
    case "unban":
      return { membership: { user: command.at, room: command.room, event: command } };
    case "changeList":
    case "lookList":
      return { list: { user: command.user, event: command } };
    case "sendState":
    case "sendTyping":
    case "sendReceipt":
    case "createRoom":
    case "logIn":
    case "pause":
    case "resume":
    case "snapshot":
    case "pollFiltered":
    case "readRoom":
    case "wait":
    case "together":
    default:
      return {};
  }
}

/** The server's timer as the machine's event; `undefined` where the timer does not run. The client's timer is its own. */
export function timerOf(
  world: World,
  { timer, user }: Extract<Command, { type: "elapse" }>,
): PresenceEvent | undefined {
  const found = world.users[user];
  if (found === undefined || timer === "client") return undefined;
  const delay = timer === "offline" ? "OFFLINE_AFTER" : "IDLE_AFTER";
  return timerEvent(presenceMachine, found.presence, delay) as PresenceEvent | undefined;
}
