import type { History } from "../history/history.ts";
import type { Coverage, RequirementVerdict, Share } from "./verdict.ts";

/** What the run reached of what its plan could reach: states, transitions and pairs of each machine, requirements. */
export function measureCoverage(
  { header, steps }: History,
  requirements: readonly RequirementVerdict[],
): Coverage {
  const reached = new Map<
    string,
    { states: Set<string>; transitions: Set<string>; pairs: Set<string>; last: string; scenario: string }
  >();
  for (const { edges, scenario } of steps) {
    for (const edge of edges) {
      const machine = edge.slice(0, edge.indexOf(":"));
      const seen = reached.get(machine) ?? {
        states: new Set(),
        transitions: new Set(),
        pairs: new Set(),
        last: "",
        scenario: "",
      };
      reached.set(machine, seen);
      seen.transitions.add(edge);
      seen.states.add(edge.slice(0, edge.indexOf(">")));
      if (seen.last !== "" && seen.scenario === scenario) seen.pairs.add(`${seen.last} ${edge}`);
      seen.last = edge;
      seen.scenario = scenario;
    }
  }
  const graphs = Object.entries(header.plan.graphs).map(([machine, { states, transitions, pairs }]) => {
    const seen = reached.get(machine);
    return [
      machine,
      {
        states: share(seen?.states.size, states),
        transitions: share(seen?.transitions.size, transitions),
        pairs: share(seen?.pairs.size, pairs),
      },
    ] as const;
  });
  const planned = new Set(header.plan.requirements);
  return {
    graphs: Object.fromEntries(graphs),
    requirements: {
      planned: planned.size,
      decided: requirements.filter(({ id, checks }) => planned.has(id) && checks > 0).length,
    },
    unreached: header.plan.unreached,
  };
}

function share(count: number | undefined, of: number): Share {
  return { reached: Math.min(count ?? 0, of), of };
}
