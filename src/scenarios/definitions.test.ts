import { expect, it } from "vitest";
import type { AnyStateMachine } from "xstate";
import { getStateNodes } from "xstate/graph";
import type { Command } from "../model/command.ts";
import { idleClient } from "../model/idle-client.ts";
import { membershipMachine } from "../model/membership.ts";
import { presenceMachine } from "../model/presence.ts";
import { presenceList } from "../model/presence-list.ts";
import { profileFields } from "../model/profile-fields.ts";
import { stepWorld } from "../model/step-world.ts";
import { membershipAt, type World } from "../model/world.ts";
import { partsOf } from "../model/world-parts.ts";
import { profile } from "../spec/profiles.ts";
import { clientGraph } from "./charts/client-chart.ts";
import { plan } from "./plan.ts";
import { worldsOf } from "./possible-worlds.ts";

/** Transitions that no planned path takes in any of the profiles, and why. */
const EXCUSED: readonly RegExp[] = [
  // `wait` has no user, so the world does not age anybody's activity: only the judge, who has times, needs it.
  /^presence\.\w+\.\w+ wait/,
  // Without a stream a user is offline long before they could be idle.
  /^presence\.online\.disconnected xstate\.after\.IDLE_AFTER/,
  // An avatar that is set to what it was, before there was one, is a fresh one.
  /^profile\.(blank (rename|changeAvatar)|named changeAvatar|pictured rename) #1$/,
  // No version of the specification has both `free_for_chat` and `set_presence=unavailable`.
  /^presence\.free_for_chat\.connected poll #3$/,
  /^presence\.free_for_chat\.disconnected (poll #3|connect #2)$/,
];

const definitions = new Map<unknown, string>();
for (const machine of [presenceMachine, profileFields, presenceList, membershipMachine, idleClient]) {
  const root = (machine as unknown as AnyStateMachine).root;
  for (const node of [root, ...getStateNodes(root)]) {
    for (const [event, candidates] of node.transitions) {
      for (const [index, definition] of candidates.entries()) {
        definitions.set(definition, `${node.id} ${event} #${index}`);
      }
    }
  }
}

it("every transition definition of every machine is taken by a planned path, or excused", () => {
  const hit = new Set<unknown>();
  for (const id of ["seed", "v0.2-r0.1", "r0.4"]) {
    const { preflight, scenarios } = plan({ profile: profile(id), depth: "standard", seed: 1 });
    for (const { cast, steps } of [preflight, ...scenarios]) {
      let worlds = worldsOf(cast, profile(id)).all;
      for (const { command } of steps) {
        for (const world of worlds) for (const taken of takenBy(world, command)) hit.add(taken);
        worlds = worlds.map((world) => stepWorld(world, command));
      }
    }
  }
  for (const taken of takenByClients()) hit.add(taken);
  const missed = [...definitions].filter(([definition]) => !hit.has(definition)).map(([, name]) => name);
  expect(missed.filter((name) => !EXCUSED.some((excuse) => excuse.test(name)))).toEqual([]);
});

function takenBy(world: World, command: Command): readonly unknown[] {
  if (command.type === "together") return command.commands.flatMap((one) => takenBy(world, one));
  const { presence, profile: fields, list, membership } = partsOf(world, command);
  const user = (name: string | undefined) => world.users[name ?? ""];
  const room = world.rooms[membership?.room ?? ""];
  const member =
    membership && room && (room.members[membership.user] ?? membershipAt("outside", room.joinRule));
  const one = user(presence?.user);
  const two = user(fields?.user);
  const three = user(list?.user);
  return [
    ...(presence && one ? presenceMachine.getTransitionData(one.presence, presence.event) : []),
    ...(fields && two ? profileFields.getTransitionData(two.profile, fields.event) : []),
    ...(list && three ? presenceList.getTransitionData(three.list, list.event) : []),
    ...(membership && member ? membershipMachine.getTransitionData(member, membership.event) : []),
  ];
}

/** The client's graph is walked in whole, so its edges are what is taken. */
function takenByClients(): readonly unknown[] {
  const ids = new Set(clientGraph(60_000).edges.map(({ event }) => event.type));
  const names = new Map([...definitions].map(([definition, name]) => [name, definition]));
  return [...names]
    .filter(([name]) => name.startsWith("client."))
    .filter(([name]) => ids.has(name.includes("xstate.after") ? "TIME" : (name.split(" ")[1] as "START")))
    .map(([, definition]) => definition);
}
