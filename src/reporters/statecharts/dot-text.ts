import type { ChartState, ChartTransition, Statechart } from "../../model/statechart.ts";
import { arrowsOf, sayTransition } from "./arrows.ts";

/**
 * The chart in DOT, the language of Graphviz.
 *
 * @param say a line for each transition
 */
export function dotText(
  chart: Statechart,
  say: (transition: ChartTransition) => string = sayTransition,
): string {
  const { between, within } = arrowsOf(chart);
  const children = (parent?: string) => chart.states.filter((state) => state.parent === parent);
  const stateLines = (state: ChartState): readonly string[] => {
    const nested = children(state.key);
    if (nested.length === 0)
      return [`${quoted(state.key)} [label=${boxLabel(state.name, (within.get(state.key) ?? []).map(say))}]`];
    return [
      `subgraph ${quoted(`cluster_${state.key}`)} {`,
      `label=${quoted(state.name)}`,
      ...nested.flatMap(stateLines),
      "}",
    ];
  };
  const lines = [
    `digraph ${quoted(chart.name)} {`,
    `tooltip=${quoted(chart.about)}`,
    'graph [fontname="Helvetica" fontsize=12 style=rounded newrank=true]',
    'node [shape=Mrecord fontname="Helvetica" fontsize=10]',
    'edge [fontname="Helvetica" fontsize=9]',
    `${START} [shape=point width=0.15 label=""]`,
    `${START} -> ${quoted(innermost(chart, chart.initial))}`,
    ...children().flatMap(stateLines),
    ...between.map(({ from, to, transitions }) => {
      const label = transitions.map((transition) => escaped(say(transition))).join("\\n");
      return `${quoted(from)} -> ${quoted(to)} [label="${label}"]`;
    }),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

/** What UML calls it; no state of ours is called so. */
const START = '"[*]"';

/** Where one is after entering the state: an arrow ends at a box, not at what stands around boxes. */
function innermost({ states }: Statechart, key: string): string {
  const { initial } = states.find((state) => state.key === key) ?? {};
  const first = states.find(({ parent, name }) => parent === key && name === initial);
  return first === undefined ? key : innermost({ states } as Statechart, first.key);
}

function boxLabel(name: string, lines: readonly string[]): string {
  if (lines.length === 0) return `"${field(name)}"`;
  return `"{${field(name)}|${lines.map((line) => `${field(line)}\\l`).join("")}}"`;
}

/** What has a meaning in a record's label, taken as it is. */
function field(text: string): string {
  return escaped(text).replace(/[{}|<>]/gu, "\\$&");
}

/** A name: in it a backslash is one. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\]/gu, "\\$&");
}
