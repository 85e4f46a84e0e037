import type { Actor, Command } from "../../model/command.ts";
import type { Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import type { Cast } from "../scenario.ts";

/** The draft with only these users: nobody else acts, is acted upon, looks, is looked at, or is in a room. */
export function onlyUsers(draft: Draft, kept: readonly Actor[]): Draft {
  const stays = new Set(kept);
  return {
    ...draft,
    cast: castOf(draft.cast, stays),
    acts: draft.acts.flatMap((act): Act | readonly [] => {
      const command = commandOf(act.command, stays);
      if (command === undefined) return [];
      const looks = act.looks?.filter(({ viewer, subject }) => stays.has(viewer) && stays.has(subject));
      return { ...act, command, ...(looks === undefined ? {} : { looks }) };
    }),
  };
}

function castOf(cast: Cast, stays: ReadonlySet<Actor>): Cast {
  return {
    ...cast,
    users: cast.users.filter((user) => stays.has(user)),
    devices: cast.devices.filter(({ user }) => stays.has(user)),
    observers: cast.observers.filter((user) => stays.has(user)),
    rooms: cast.rooms.flatMap(({ creator, members, ...room }) => {
      const [first, ...others] = [creator, ...members].filter((user) => stays.has(user));
      return first === undefined ? [] : [{ ...room, creator: first, members: others }];
    }),
  };
}

/** What is left of a command; `undefined`: it makes no sense without who is gone. */
function commandOf(command: Command, stays: ReadonlySet<Actor>): Command | undefined {
  if (command.type === "together") {
    const commands = command.commands.flatMap((one) => commandOf(one, stays) ?? []);
    const [only] = commands;
    return commands.length > 1 ? { ...command, commands } : only;
  }
  if ("user" in command && !stays.has(command.user)) return undefined;
  if ("at" in command && command.at !== undefined && !stays.has(command.at)) return undefined;
  if (command.type !== "changeList") return command;
  const [invite, drop] = [command.invite, command.drop].map((users) =>
    users.filter((user) => stays.has(user)),
  );
  return { ...command, invite: invite ?? [], drop: drop ?? [] };
}
