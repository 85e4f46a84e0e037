import type { SnapshotFrom } from "xstate";
import type { Presence, ProfileRules } from "../spec/profile.ts";
import type { Actor, DeviceName, RoomName } from "./command.ts";
import { createInertScope } from "./inert-scope.ts";
import { membershipMachine } from "./membership.ts";
import type { Policy } from "./policy.ts";
import { presenceMachine } from "./presence.ts";
import { presenceList } from "./presence-list.ts";
import { profileFields } from "./profile-fields.ts";
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
  /** Sessions with an open stream that counts as being connected. */
  readonly streaming: readonly DeviceName[];
  /** Sessions whose open stream asks not to be marked as online. */
  readonly suppressed: readonly DeviceName[];
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

/** A membership machine's state in a room with this rule. */
export function membershipAt(value: "outside" | "joined", joinRule: "public" | "invite") {
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
    suppressed: [],
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

/** Whether the user is joined to the room. */
export function isJoined(world: World, room: RoomName, user: Actor): boolean {
  return world.rooms[room]?.members[user]?.value === "joined";
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
