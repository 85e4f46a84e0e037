import type { Random } from "../time/random.ts";
import type { Edge, Graph } from "./graph.ts";
import { edgesByNode } from "./graph.ts";

/** What a tour has to meet: every edge, every two neighbours (1-switch) or every three (2-switch). */
export type Criterion = "transitions" | "pairs" | "triples";

export interface TourOptions<Event> {
  readonly criterion: Criterion;
  /** A path longer than this ends, and the next begins at the initial state. */
  readonly maxSteps: number;
  /** Breaks ties, so that another seed walks another way. */
  readonly random: Random;
  /** Names an edge for what it covers; edges of one name (mirror images) count as one. */
  readonly nameOf?: (edge: Edge<Event>) => string;
}

export type Path<Event> = readonly Edge<Event>[];

/** A step that can be taken: the edge, the item it covers, and where it leads. */
interface Arc<Event> {
  readonly edge: Edge<Event>;
  readonly item: string | undefined;
  readonly to: string;
}

interface Ways<Event> {
  readonly initial: string;
  readonly from: (place: string) => readonly Arc<Event>[];
}

const WINDOW = { transitions: 1, pairs: 2, triples: 3 } as const satisfies Record<Criterion, number>;

/**
 * Paths from the initial state that together meet the criterion: it walks to the nearest thing that is not covered
 * yet, and begins anew when the path gets too long. Some 10 % longer than the optimum, and thirty times fewer paths
 * than one path per edge.
 */
export function tour<Event>(graph: Graph<Event>, options: TourOptions<Event>): readonly Path<Event>[] {
  const ways = waysOf(graph, options);
  const open = reachableItems(ways);
  const paths: Path<Event>[] = [];
  while (open.size > 0) {
    const path: Edge<Event>[] = [];
    let place = ways.initial;
    for (;;) {
      const leg = nearest([ways, place], open, options.random);
      if (leg === undefined || (path.length > 0 && path.length + leg.length > options.maxSteps)) break;
      for (const arc of leg) {
        path.push(arc.edge);
        if (arc.item !== undefined) open.delete(arc.item);
        place = arc.to;
      }
    }
    if (path.length === 0) break;
    paths.push(path);
  }
  return paths;
}

/** What the criterion counts in a path. */
export function itemsOf<Event>(path: Path<Event>, criterion: Criterion): readonly string[] {
  const size = WINDOW[criterion];
  const ids = path.map((edge) => edge.id);
  return ids.slice(size - 1).map((_, index) => ids.slice(index, index + size).join(" "));
}

/**
 * Where one can be and go. For pairs and triples a place is the state together with the last edges, so that covering
 * every arc of this larger graph covers every sequence of the smaller.
 */
function waysOf<Event>(graph: Graph<Event>, options: TourOptions<Event>): Ways<Event> {
  const leaving = edgesByNode(graph);
  const size = WINDOW[options.criterion];
  const name = options.nameOf ?? ((edge: Edge<Event>) => edge.id);
  const known = new Map<string, readonly Arc<Event>[]>();
  const nodeAndNames = new Map<string, readonly [string, readonly string[]]>([["", [graph.initial, []]]]);
  const from = (place: string) => {
    const found = known.get(place);
    if (found !== undefined) return found;
    const [node, names] = nodeAndNames.get(place) ?? [graph.initial, []];
    const arcs = (leaving.get(node) ?? []).map((edge): Arc<Event> => {
      const window = [...names, name(edge)].slice(-size);
      const last = size === 1 ? [] : window.slice(-(size - 1));
      const to = `${edge.to} ${last.join(" ")}`;
      nodeAndNames.set(to, [edge.to, last]);
      return { edge, item: window.length === size ? window.join(" ") : undefined, to };
    });
    known.set(place, arcs);
    return arcs;
  };
  return { initial: "", from };
}

function reachableItems<Event>(ways: Ways<Event>): Set<string> {
  const items = new Set<string>();
  const seen = new Set([ways.initial]);
  const queue = [ways.initial];
  for (const place of queue) {
    for (const { item, to } of ways.from(place)) {
      if (item !== undefined) items.add(item);
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return items;
}

/** The shortest way that ends with something open; among equals, chance decides. */
function nearest<Event>(
  [ways, start]: readonly [Ways<Event>, string],
  open: ReadonlySet<string>,
  random: Random,
): readonly Arc<Event>[] | undefined {
  const cameBy = new Map<string, { readonly arc: Arc<Event>; readonly before: string } | undefined>([
    [start, undefined],
  ]);
  const queue = [start];
  for (const place of queue) {
    const arcs = ways.from(place);
    const wanted = arcs.filter(({ item }) => item !== undefined && open.has(item));
    if (wanted.length > 0) return [...wayTo(cameBy, place), random.pick(wanted)];
    for (const arc of arcs) {
      if (cameBy.has(arc.to)) continue;
      cameBy.set(arc.to, { arc, before: place });
      queue.push(arc.to);
    }
  }
  return undefined;
}

function wayTo<Event>(
  cameBy: ReadonlyMap<string, { readonly arc: Arc<Event>; readonly before: string } | undefined>,
  place: string,
): Arc<Event>[] {
  const way: Arc<Event>[] = [];
  for (let step = cameBy.get(place); step !== undefined; step = cameBy.get(step.before))
    way.unshift(step.arc);
  return way;
}
