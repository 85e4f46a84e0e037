import type { ActorLogic, AnyTransitionDefinition, EventObject, Snapshot } from "xstate";
import { getAdjacencyMap } from "xstate/graph";
import { transitionId } from "../model/statechart.ts";
import type { RequirementId } from "../spec/requirement.ts";

/** One transition: in a state, an event. A self-loop is one like any other: there nothing must happen. */
export interface Edge<Event> {
  /** Readable and stable, for example `presence:online.disconnected>setPresence(offline,fresh)`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The event for people; in the id it may be that of a mirror image. */
  readonly label: string;
  readonly event: Event;
  /** From the transition that the machine takes in the state before. */
  readonly requirements: readonly RequirementId[];
  /** Ids of the transitions of the model's machines that it is. */
  readonly transitions: readonly string[];
}

/** A machine as an explicit graph, over a finite choice of events. */
export interface Graph<Event> {
  readonly machine: string;
  readonly nodes: readonly string[];
  readonly edges: readonly Edge<Event>[];
  readonly initial: string;
}

/** What to explore, and how to name what is found. */
export interface GraphSource<State extends Snapshot<unknown>, Event extends EventObject, Input> {
  readonly machine: string;
  readonly logic: ActorLogic<State, Event, Input>;
  readonly input: Input;
  /** The events to try in a state; only those that are enabled there become edges. */
  readonly events: (state: State) => readonly Event[];
  /** Names a state by what matters of it: states of one name are one node. */
  readonly key: (state: State) => string;
  /** Names a state in an edge's id, where less of it matters to the event. */
  readonly edgeKey?: (state: State, event: Event) => string;
  readonly label: (event: Event) => string;
  readonly requirements: (state: State, event: Event) => readonly RequirementId[];
  /** Of the model's machines, those that the event takes. */
  readonly transitions: (state: State, event: Event) => readonly AnyTransitionDefinition[];
}

/** What `getAdjacencyMap` returns; its own type hides the values behind branded keys. */
interface Explored<State, Event> {
  readonly [key: string]: {
    readonly state: State;
    readonly transitions: { readonly [event: string]: { readonly event: Event; readonly state: State } };
  };
}

/** Explores a machine (or {@link timed} logic) into an explicit graph. Not for more than some thousand transitions. */
export function compileGraph<State extends Snapshot<unknown>, Event extends EventObject, Input>(
  source: GraphSource<State, Event, Input>,
): Graph<Event> {
  const { machine, logic, input, events, key, label, requirements, transitions: taken } = source;
  const edgeKey = source.edgeKey ?? key;
  const adjacency = getAdjacencyMap<State, Event, Input>(logic, {
    input,
    events,
    serializeState: (state) => key(state),
    serializeEvent: (event) => label(event),
  });
  const found = Object.entries(adjacency as Explored<State, Event>);
  const nodes = found.map(([node]) => node);
  const edges = found.flatMap(([from, { state, transitions }]) =>
    Object.values(transitions).map(({ event, state: next }): Edge<Event> => ({
      id: edgeId(machine, edgeKey(state, event), label(event)),
      from,
      to: key(next),
      label: label(event),
      event,
      requirements: requirements(state, event),
      transitions: taken(state, event).map(transitionId),
    })),
  );
  return { machine, nodes, edges, initial: nodes[0] ?? "" };
}

/** The id of an edge, whether or not the graph has it. */
export function edgeId(machine: string, from: string, label: string): string {
  return `${machine}:${from}>${label}`;
}

/** The edges that leave each node. */
export function edgesByNode<Event>(graph: Graph<Event>): ReadonlyMap<string, readonly Edge<Event>[]> {
  const leaving = new Map<string, Edge<Event>[]>(graph.nodes.map((node) => [node, []]));
  for (const edge of graph.edges) leaving.get(edge.from)?.push(edge);
  return leaving;
}

/** How many different states the edges leave, by the names that their ids give them. */
export function countStates(graph: Graph<unknown>): number {
  return new Set(graph.edges.map(({ id }) => id.slice(0, id.indexOf(">")))).size;
}

/** How many different pairs of neighbouring edges the graph has. */
export function countPairs(graph: Graph<unknown>): number {
  const leaving = edgesByNode(graph);
  const pairs = new Set<string>();
  for (const first of graph.edges) {
    for (const second of leaving.get(first.to) ?? []) pairs.add(`${first.id} ${second.id}`);
  }
  return pairs.size;
}
