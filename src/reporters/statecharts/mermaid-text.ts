import type { ChartState, Statechart } from "../../model/statechart.ts";
import { arrowsOf, sayTransition } from "./arrows.ts";
import { plainNames } from "./plain-names.ts";

/** The chart as a state diagram of Mermaid, which Markdown on most forges shows as a picture. */
export function mermaidText(chart: Statechart): string {
  const names = plainNames(chart);
  const { between, within } = arrowsOf(chart);
  const name = (key: string) => names.get(key) ?? key;
  const children = (parent?: string) => chart.states.filter((state) => state.parent === parent);

  const stateLines = (state: ChartState, depth: number): readonly string[] => {
    const pad = "  ".repeat(depth);
    const head = `${pad}state "${text(state.name)}" as ${name(state.key)}`;
    const inner = (within.get(state.key) ?? []).map(
      (transition) => `${pad}${name(state.key)} : ${text(sayTransition(transition))}`,
    );
    const nested = children(state.key);
    if (nested.length === 0) return [head, ...inner];
    const first = nested.find((child) => child.name === state.initial);
    return [
      `${head} {`,
      ...(first === undefined ? [] : [`${pad}  [*] --> ${name(first.key)}`]),
      ...nested.flatMap((child) => stateLines(child, depth + 1)),
      `${pad}}`,
      ...inner,
    ];
  };

  const lines = [
    "---",
    `title: ${chart.name}`,
    "---",
    "stateDiagram-v2",
    `  %% ${chart.about}`,
    `  [*] --> ${name(chart.initial)}`,
    ...children().flatMap((state) => stateLines(state, 1)),
    ...between.map(({ from, to, transitions }) => {
      const label = transitions.map((transition) => text(sayTransition(transition))).join("<br/>");
      return `  ${name(from)} --> ${name(to)} : ${label}`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** What Mermaid takes for its own, as its entities. */
function text(plain: string): string {
  return plain.replace(/[^\w ()[\],.+/-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}
