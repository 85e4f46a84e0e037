import * as fc from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "../time/random.ts";
import type { Edge, Graph } from "./graph.ts";
import { type Criterion, itemsOf, tour } from "./tour.ts";

const NODES = ["a", "b", "c", "d", "e"];
const anyEdge = fc.tuple(fc.constantFrom(...NODES), fc.constantFrom(...NODES), fc.constantFrom("x", "y"));
const anyGraph = fc
  .uniqueArray(anyEdge, { minLength: 1, maxLength: 14, selector: String })
  .map((rows): Graph<string> => ({
    machine: "m",
    nodes: NODES,
    initial: "a",
    edges: rows.map(([from, to, event]) => ({
      id: `${from}-${event}-${to}`,
      from,
      to,
      label: event,
      event,
      requirements: [],
      transitions: [],
    })),
  }));

it("meets everything that can be met, by paths that can be walked", () => {
  fc.assert(
    fc.property(
      anyGraph,
      fc.constantFrom<Criterion>("transitions", "pairs", "triples"),
      fc.integer({ min: 1, max: 12 }),
      (graph, criterion, maxSteps) => {
        const paths = tour(graph, { criterion, maxSteps, random: seededRandom(maxSteps) });
        for (const path of paths) expect(isWalkable(graph, path)).toBe(true);
        const met = new Set(paths.flatMap((path) => itemsOf(path, criterion)));
        expect(met).toEqual(feasible(graph, criterion));
      },
    ),
  );
});

function isWalkable(graph: Graph<string>, path: readonly Edge<string>[]): boolean {
  return path.every(({ from }, index) => from === (path[index - 1]?.to ?? graph.initial));
}

function feasible(graph: Graph<string>, criterion: Criterion): Set<string> {
  const reached = new Set([graph.initial]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const { from, to } of graph.edges) if (reached.has(from)) reached.add(to);
  }
  const starts = graph.edges.filter(({ from }) => reached.has(from)).map((edge) => [edge]);
  const longer = (paths: Edge<string>[][]) =>
    paths.flatMap((path) =>
      graph.edges.filter(({ from }) => from === path.at(-1)!.to).map((edge) => [...path, edge]),
    );
  const steps = { transitions: 0, pairs: 1, triples: 2 }[criterion];
  const windows = Array.from({ length: steps }).reduce<Edge<string>[][]>((paths) => longer(paths), starts);
  return new Set(windows.map((path) => path.map(({ id }) => id).join(" ")));
}
