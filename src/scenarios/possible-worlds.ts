import type { Actor, Command } from "../model/command.ts";
import { openPolicies } from "../model/policy.ts";
import { stepWorld } from "../model/step-world.ts";
import { initialWorld, levelOf, type World } from "../model/world.ts";
import type { Presence, Profile } from "../spec/profile.ts";
import type { Cast } from "./scenario.ts";

/**
 * One world for each policy that the profile leaves to the server. What they agree on is certain; only that is demanded.
 * The first is the plain one, which names the edges.
 */
export interface PossibleWorlds {
  readonly plain: World;
  readonly all: readonly World[];
}

/** The worlds before the first step of a scenario with this cast. */
export function worldsOf(cast: Cast, profile: Profile): PossibleWorlds {
  const { rules } = profile;
  const rooms = cast.rooms.map(({ name, creator, members, preset }) => ({
    name,
    joinRule: preset === "public" ? ("public" as const) : ("invite" as const),
    joined: [creator, ...members],
  }));
  const worlds = openPolicies(rules).map((policy) => {
    const world = initialWorld({ rules, policy, users: cast.users, rooms });
    // Where nothing can suppress it, reading a stream makes the observers online.
    const opens = rules.setPresenceValues.includes("offline") ? [] : cast.observers;
    return opens.reduce(
      (one, user) => stepWorld(one, { type: "connect", user, setPresence: "default" }),
      world,
    );
  });
  return possible(worlds);
}

/** Every world after the command; a fresh status message is `text`. */
export function stepWorlds(worlds: PossibleWorlds, command: Command, text: string): PossibleWorlds {
  const said = withText(command, text);
  return possible(worlds.all.map((world) => stepWorld(world, said)));
}

/** What a user's presence is now, where all worlds agree. */
export function certainLevel(worlds: PossibleWorlds, user: Actor): Presence | undefined {
  const [first, ...others] = worlds.all.map((world) => levelOf(world, user));
  return others.every((level) => level === first) ? first : undefined;
}

/** What an observer could be shown of a user, in one world: no message and an empty one are the same. */
export function shownOf(world: World, user: Actor): string {
  return `${levelOf(world, user)} ${world.users[user]?.presence.context.message ?? ""}`;
}

/** Whether in every world the user is shown as something new. */
export function surelyChanged(before: PossibleWorlds, after: PossibleWorlds, user: Actor): boolean {
  return before.all.every((world, index) => {
    const next = after.all[index];
    return next !== undefined && shownOf(world, user) !== shownOf(next, user);
  });
}

/** Whether in every world the user is shown as before. */
export function surelySame(before: PossibleWorlds, after: PossibleWorlds, user: Actor): boolean {
  return before.all.every((world, index) => {
    const next = after.all[index];
    return next !== undefined && shownOf(world, user) === shownOf(next, user);
  });
}

function possible(all: readonly World[]): PossibleWorlds {
  const [plain] = all;
  if (plain === undefined)
    throw new Error("Cannot build worlds: wanted at least one open policy, found none.");
  return { plain, all };
}

function withText(command: Command, text: string): Command {
  if (command.type === "together") {
    return { ...command, commands: command.commands.map((one, index) => withText(one, `${text}.${index}`)) };
  }
  return command.type === "setPresence" && command.message === "fresh"
    ? ({ ...command, text } as Command)
    : command;
}
