import type { PlanTotals, StepRecord } from "../history/history.ts";
import type { Command } from "../model/command.ts";

/** A step as the history has it; in the order in which its scenario performed them. */
export type PerformedStep = Pick<StepRecord, "scenario" | "command" | "edges">;

/** How much of a graph was really walked. */
export interface Reached {
  readonly reached: number;
  readonly of: number;
}

export interface GraphCoverage {
  /** A state counts once something was done in it. */
  readonly states: Reached;
  readonly transitions: Reached;
  /** Two transitions of the same user (or world), one after the other. */
  readonly pairs: Reached;
}

interface Walked {
  readonly states: Set<string>;
  readonly transitions: Set<string>;
  readonly pairs: Set<string>;
}

/** Coverage measured on what was performed, against what the plan's graphs have. */
export function coverageOf(
  totals: PlanTotals,
  steps: readonly PerformedStep[],
): { readonly [machine: string]: GraphCoverage } {
  const walked = new Map<string, Walked>();
  const latest = new Map<string, string>();
  for (const step of steps) {
    const user = walker(step.command);
    if (step.command.type === "together") forgetAll(latest, step.scenario);
    for (const machine of Object.keys(totals.graphs)) {
      const chain = `${step.scenario} ${machine} ${machine === "presence" ? user : ""}`;
      const edge = step.edges.find((id) => id.startsWith(`${machine}:`));
      if (edge !== undefined) {
        note(walked, machine, [latest.get(chain), edge]);
        latest.set(chain, edge);
      } else if (machine === "presence") {
        // Something that the graph does not have moved the user: what follows is no neighbour of what was before.
        latest.delete(chain);
      }
    }
  }
  return Object.fromEntries(
    Object.entries(totals.graphs).map(([machine, graph]) => {
      const found = walked.get(machine);
      return [
        machine,
        {
          states: share(found?.states, graph.states),
          transitions: share(found?.transitions, graph.transitions),
          pairs: share(found?.pairs, graph.pairs),
        },
      ];
    }),
  );
}

function share(found: ReadonlySet<string> | undefined, of: number): Reached {
  return { reached: found?.size ?? 0, of };
}

function note(
  walked: Map<string, Walked>,
  machine: string,
  [before, edge]: readonly [string | undefined, string],
): void {
  const found: Walked = walked.get(machine) ?? {
    states: new Set(),
    transitions: new Set(),
    pairs: new Set(),
  };
  walked.set(machine, found);
  found.states.add(edge.slice(0, edge.indexOf(">")));
  found.transitions.add(edge);
  if (before !== undefined) found.pairs.add(`${before} ${edge}`);
}

/** After a race nobody knows which came last. */
function forgetAll(latest: Map<string, string>, scenario: string): void {
  for (const chain of latest.keys()) if (chain.startsWith(`${scenario} `)) latest.delete(chain);
}

/** Whose presence a command may move. */
function walker(command: Command): string {
  if (command.type === "look") return command.at;
  return "user" in command ? command.user : "";
}
