import type { Command } from "../../model/command.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import { type PresenceEvent, presenceMachine } from "../../model/presence.ts";
import { requirementsOn } from "../../model/requirement-meta.ts";
import { partsOf } from "../../model/world-parts.ts";
import type { Profile } from "../../spec/profile.ts";
import { commandLabel } from "../command-label.ts";
import { compileGraph, edgeId, type Graph } from "../graph.ts";
import type { Chart } from "./chart.ts";
import { presenceEvents } from "./presence-events.ts";
import { presenceKey, presenceKeyFor } from "./presence-key.ts";

/** One user's presence: levels × stream, with everything that moves it and everything that must not. */
export function presenceChart({ rules }: Profile): Chart {
  const machine = "presence";
  const events = presenceEvents(rules) as readonly PresenceEvent[];
  const graph = compileGraph({
    machine,
    logic: presenceMachine,
    input: { rules, policy: PLAIN_POLICY, timers: { offlineMs: 1, idleMs: 1 } },
    events: (state) => events.filter((event) => presenceMachine.getTransitionData(state, event).length > 0),
    key: presenceKey,
    edgeKey: (state, event) => presenceKeyFor(state, event.type),
    label: (event) => presenceLabel(event as Command),
    requirements: (state, event) => presenceMachine.getTransitionData(state, event).flatMap(requirementsOn),
    transitions: (state, event) => presenceMachine.getTransitionData(state, event),
  }) as Graph<Command>;
  const ids = new Set(graph.edges.map(({ id }) => id));
  return {
    graph,
    edgeAt: (world, command) => {
      const { presence } = partsOf(world, command);
      const user = presence && world.users[presence.user];
      if (presence === undefined || user === undefined) return undefined;
      const id = edgeId(
        machine,
        presenceKeyFor(user.presence, presence.event.type),
        presenceLabel(presence.event),
      );
      return ids.has(id) ? id : undefined;
    },
  };
}

/** Which field of the profile changes does not matter to presence. */
function presenceLabel(command: Command): string {
  return command.type === "rename" || command.type === "changeAvatar"
    ? "changeProfile"
    : commandLabel(command);
}
