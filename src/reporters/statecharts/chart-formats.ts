import type { Statechart } from "../../model/statechart.ts";
import { dotText } from "./dot-text.ts";
import { machineJson } from "./machine-json.ts";
import { mermaidText } from "./mermaid-text.ts";
import { svgFile } from "./svg-file.ts";

/** As what a chart can be written. */
export const CHART_FORMATS = {
  mermaid: mermaidText,
  dot: (chart) => dotText(chart),
  json: machineJson,
  svg: svgFile,
} as const satisfies Readonly<Record<string, (chart: Statechart) => string | Promise<string>>>;

export type ChartFormat = keyof typeof CHART_FORMATS;
