import type { Command } from "../../model/command.ts";
import type { World } from "../../model/world.ts";
import type { Edge, Graph } from "../graph.ts";

/** A machine's graph, and how to find one's place on it while a scenario is replayed. */
export interface Chart {
  readonly graph: Graph<Command>;
  /** What of it coverage counts, where the rest is another graph's. */
  readonly counts?: (edge: Edge<Command>) => boolean;
  /** The edge that the command takes in this world; `undefined` where the graph does not have it. */
  readonly edgeAt: (world: World, command: Command) => string | undefined;
}

/** The graph as coverage counts it. */
export function countedGraph({ graph, counts }: Chart): Graph<Command> {
  return counts === undefined ? graph : { ...graph, edges: graph.edges.filter(counts) };
}
