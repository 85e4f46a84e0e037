import type { Command } from "../../model/command.ts";
import { isEnabled } from "../../model/is-enabled.ts";
import { takenTransitions } from "../../model/taken-transitions.ts";
import type { World, WorldInput } from "../../model/world.ts";
import { worldMachine } from "../../model/world-machine.ts";
import { requirementsOf } from "../../model/world-requirements.ts";
import { compileGraph, edgeId } from "../graph.ts";
import type { Chart } from "./chart.ts";

/** What of a world is explored: with which commands, seen how. */
export interface WorldView {
  readonly machine: string;
  readonly input: WorldInput;
  readonly events: (world: World) => readonly Command[];
  readonly key: (world: World) => string;
  readonly label: (command: Command) => string;
}

/** The graph of the world machine under a view of it. */
export function worldChartOf({ machine, input, events, key, label }: WorldView): Chart {
  const graph = compileGraph({
    machine,
    logic: worldMachine,
    input,
    events: ({ context }) => events(context).filter((command) => isEnabled(context, command)),
    key: ({ context }) => key(context),
    label,
    requirements: ({ context }, command) => requirementsOf(context, command),
    transitions: ({ context }, command) => takenTransitions(context, command),
  });
  const ids = new Set(graph.edges.map(({ id }) => id));
  return {
    graph,
    edgeAt: (world, command) => {
      const id = edgeId(machine, key(world), label(command));
      return ids.has(id) ? id : undefined;
    },
  };
}
