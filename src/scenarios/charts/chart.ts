import type { Command } from "../../model/command.ts";
import type { World } from "../../model/world.ts";
import type { Graph } from "../graph.ts";

/** A machine's graph, and how to find one's place on it while a scenario is replayed. */
export interface Chart {
  readonly graph: Graph<Command>;
  /** The edge that the command takes in this world; `undefined` where the graph does not have it. */
  readonly edgeAt: (world: World, command: Command) => string | undefined;
}

/** Every event that a user of a graph may do, with the user's name in it. */
export type EventsOf = (user: string) => readonly Command[];
