import { assign, setup, type SnapshotFrom } from "xstate";
import type { Presence, ProfileRules } from "../spec/profile.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Actor, Command, DeviceName, RoomName } from "./command.ts";
import { faultById } from "./fault.ts";
import { createInertScope } from "./inert-scope.ts";
import { type MembershipEvent, membershipMachine } from "./membership.ts";
import type { Policy } from "./policy.ts";
import { type PresenceEvent, presenceMachine } from "./presence.ts";
import { presenceList, type PresenceListEvent } from "./presence-list.ts";
import { profileFields, type ProfileFieldsEvent } from "./profile-fields.ts";
import type { RequirementMeta } from "./requirement-meta.ts";
import type { Relations } from "./visibility.ts";

export interface WorldInput {
  readonly rules: ProfileRules;
  readonly policy: Policy;
  readonly users: readonly Actor[];
  /** Rooms that stand at the start, with who is joined. */
  readonly rooms: readonly {
    readonly name: RoomName;
    readonly joinRule: "public" | "invite";
    readonly joined: readonly Actor[];
  }[];
}

export interface WorldUser {
  readonly presence: SnapshotFrom<typeof presenceMachine>;
  readonly profile: SnapshotFrom<typeof profileFields>;
  readonly list: SnapshotFrom<typeof presenceList>;
  /** Sessions with an open stream. */
  readonly streaming: readonly DeviceName[];
}

export interface WorldRoom {
  readonly joinRule: "public" | "invite";
  readonly members: { readonly [user: Actor]: SnapshotFrom<typeof membershipMachine> };
}

export interface World {
  readonly rules: ProfileRules;
  readonly users: { readonly [user: Actor]: WorldUser };
  readonly rooms: { readonly [room: RoomName]: WorldRoom };
}

const inert = createInertScope();
const NEVER_MS = 2 ** 31 - 1;

/** The component event that a command is for one user, room or list; `undefined`: it does not touch them. */
interface Parts {
  readonly presence?: { readonly user: Actor; readonly event: PresenceEvent };
  readonly profile?: { readonly user: Actor; readonly event: ProfileFieldsEvent };
  readonly list?: { readonly user: Actor; readonly event: PresenceListEvent };
  readonly membership?: { readonly user: Actor; readonly room: RoomName; readonly event: MembershipEvent };
}

function partsOf(world: World, command: Command): Parts {
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
            profile: { user: command.user, event: command },
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
    case "disconnect": {
      const streams = world.users[command.user]?.streaming ?? [];
      const last = streams.length === 1 && streams.includes(command.device ?? "d1");
      return last ? { presence: { user: command.user, event: command } } : {};
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
    default:
      return {};
  }
}

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
    const device = command.device ?? "d1";
    const others = (users[command.user]?.streaming ?? []).filter((name) => name !== device);
    const opens = command.type === "connect" && command.setPresence !== "offline";
    change(command.user, { streaming: opens ? [...others, device] : others });
  }
  inert.takeActions();
  return { ...world, users, rooms: membership === undefined ? world.rooms : stepRooms(world, membership) };
}

function stepRooms(world: World, { user, room, event }: NonNullable<Parts["membership"]>): World["rooms"] {
  const found = world.rooms[room];
  if (found === undefined) return world.rooms;
  const before = found.members[user] ?? membershipAt("outside", found.joinRule);
  const after = membershipMachine.transition(before, event, inert.scope);
  return { ...world.rooms, [room]: { ...found, members: { ...found.members, [user]: after } } };
}

function membershipAt(value: "outside" | "joined", joinRule: "public" | "invite") {
  const start = membershipMachine.getInitialSnapshot(inert.scope, { joinRule });
  return value === "outside" ? start : membershipMachine.resolveState({ value, context: { joinRule } });
}

/** The world before the first command. */
export function initialWorld(input: WorldInput): World {
  const { rules, policy } = input;
  const timers = { offlineMs: NEVER_MS, idleMs: NEVER_MS };
  const user: WorldUser = {
    presence: presenceMachine.getInitialSnapshot(inert.scope, { rules, policy, timers }),
    profile: profileFields.getInitialSnapshot(inert.scope, undefined),
    list: presenceList.getInitialSnapshot(inert.scope, undefined),
    streaming: [],
  };
  inert.takeActions();
  return {
    rules,
    users: Object.fromEntries(input.users.map((name) => [name, user])),
    rooms: Object.fromEntries(
      input.rooms.map(({ name, joinRule, joined }) => {
        const members = Object.fromEntries(
          joined.map((member) => [member, membershipAt("joined", joinRule)]),
        );
        return [name, { joinRule, members }];
      }),
    ),
  };
}

/** Whether the command makes sense now: somebody handles it, and its sender is in a position to send it. */
export function isEnabled(world: World, command: Command): boolean {
  if (command.type === "together") return command.commands.every((one) => isEnabled(world, one));
  if (command.type === "sendMessage" || command.type === "sendState" || command.type === "sendTyping") {
    if (!isJoined(world, command.room, command.user)) return false;
  }
  if (command.type === "connect") {
    return !(world.users[command.user]?.streaming.includes(command.device ?? "d1") ?? true);
  }
  if (command.type === "disconnect") {
    return world.users[command.user]?.streaming.includes(command.device ?? "d1") ?? false;
  }
  if (
    command.type === "invite" ||
    command.type === "kick" ||
    command.type === "ban" ||
    command.type === "unban"
  ) {
    if (!isJoined(world, command.room, command.user)) return false;
  }
  const { membership } = partsOf(world, command);
  if (membership === undefined) return true;
  const room = world.rooms[membership.room];
  if (room === undefined) return false;
  const state = room.members[membership.user] ?? membershipAt("outside", room.joinRule);
  return membershipMachine.getTransitionData(state, membership.event).length > 0;
}

function isJoined(world: World, room: RoomName, user: Actor): boolean {
  return world.rooms[room]?.members[user]?.value === "joined";
}

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

/** The level a user's presence has now. */
export function levelOf(world: World, user: Actor): Presence {
  const value = world.users[user]?.presence.value ?? "offline";
  return (typeof value === "string" ? value : Object.keys(value)[0]) as Presence;
}

/** Who shares rooms and lists with whom. */
export function relationsOf(world: World): Relations {
  const joined = Object.fromEntries(
    Object.entries(world.rooms).map(([name, room]) => [
      name,
      new Set(Object.keys(room.members).filter((user) => room.members[user]?.value === "joined")),
    ]),
  );
  const listed = Object.fromEntries(
    Object.entries(world.users).map(([name, user]) => [name, new Set(user.list.context.listed)]),
  );
  return { joined, listed };
}

/**
 * Users, devices and rooms together, as one machine: its state is the states of the component machines, its event any
 * command. What one user's command means to another (who sees it) is a projection, not a state.
 */
export const worldMachine = setup({
  types: { context: {} as World, events: {} as Command, input: {} as WorldInput },
  guards: { enabled: ({ context, event }) => isEnabled(context, event) },
  actions: { step: assign(({ context, event }) => stepWorld(context, event)) },
}).createMachine({
  id: "world",
  context: ({ input }) => initialWorld(input),
  on: { "*": { guard: "enabled", actions: "step" } },
});
