import { describe, expect, it } from "vitest";
import { profile } from "../spec/profiles.ts";
import { seededRandom } from "../time/random.ts";
import { chartsOf } from "./charts/charts.ts";
import { countPairs, type Edge, type Graph } from "./graph.ts";
import { type Criterion, itemsOf, tour } from "./tour.ts";

const graph = chartsOf(profile("v1")).of("presence")!.graph;
const options = (criterion: Criterion, seed = 1) => ({ criterion, maxSteps: 40, random: seededRandom(seed) });

const covered = (criterion: Criterion) => {
  const paths = tour(graph, options(criterion));
  return new Set(paths.flatMap((path) => itemsOf(path, criterion))).size;
};

describe("tour", () => {
  it("meets every transition and every pair", () => {
    expect(covered("transitions")).toBe(graph.edges.length);
    expect(covered("pairs")).toBe(countPairs(graph));
  });

  it("is not much longer than the graph is large", () => {
    expect(tour(graph, options("transitions")).flat().length).toBeLessThan(graph.edges.length * 1.5);
    expect(tour(graph, options("pairs")).flat().length).toBeLessThan(countPairs(graph) * 2);
  });

  it("walks another way with another seed, and the same with the same", () => {
    const ids = (seed: number) => tour(graph, options("pairs", seed)).map((path) => path.map(({ id }) => id));
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
  });

  it("begins anew where there is no way back", () => {
    const edge = (from: string, to: string): Edge<string> => ({
      id: `${from}${to}`,
      from,
      to,
      label: to,
      event: to,
      requirements: [],
      transitions: [],
    });
    const oneWay: Graph<string> = {
      machine: "m",
      nodes: ["a", "b", "c"],
      edges: [edge("a", "b"), edge("a", "c")],
      initial: "a",
    };
    expect(tour(oneWay, options("transitions"))).toHaveLength(2);
  });
});
