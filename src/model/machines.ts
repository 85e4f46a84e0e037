import type { AnyStateMachine } from "xstate";
import { idleClient } from "./idle-client.ts";
import { membershipMachine } from "./membership.ts";
import { presenceMachine } from "./presence.ts";
import { presenceList } from "./presence-list.ts";
import { profileFields } from "./profile-fields.ts";
import { type Statechart, statechartOf } from "./statechart.ts";

const ABOUT: readonly (readonly [AnyStateMachine, string])[] = [
  [presenceMachine, "One user's presence on the server: their level, each with or without an open stream."],
  [idleClient, "A client with an idle timer, by what it has told the server."],
  [membershipMachine, "One user's membership of one room: only who is joined shares presence."],
  [profileFields, "A user's display name and avatar, which presence events carry."],
  [presenceList, "One user's presence list, up to r0.4.0: whom they see beside the members of their rooms."],
];

/** Every machine of the model as data; the world is only composed of them. */
export function machineCharts(): readonly Statechart[] {
  return ABOUT.map(([machine, about]) => statechartOf(machine, about));
}
