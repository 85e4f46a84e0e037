import { machineCharts } from "../model/machines.ts";
import type { Statechart } from "../model/statechart.ts";
import { sayCount } from "../reporters/say.ts";
import { CHART_FORMATS, type ChartFormat } from "../reporters/statecharts/chart-formats.ts";
import { isDrawable } from "../reporters/statecharts/lay-out.ts";
import { exploredCharts } from "../scenarios/charts/explored-charts.ts";
import { profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { didYouMean } from "./nearest-names.ts";
import { checkOutputFiles } from "./output-files.ts";
import { UsageError } from "./usage-error.ts";
import { writeFileWhole } from "./write-file-whole.ts";

/** What `rollcall graph` was asked for. */
export interface GraphOptions {
  /** Without one they are listed. */
  readonly machine?: string;
  readonly format: ChartFormat;
  /** Not the machine, but what the scenarios walk of it. */
  readonly explored: boolean;
  /** Whose graphs. */
  readonly profile: ProfileId;
  readonly file?: string;
}

/**
 * A machine of the model, or a graph that scenarios walk, for people and for other tools.
 *
 * @throws UsageError when there is none of that name, it is too large to be drawn, or the file cannot be written
 */
export async function graph(options: GraphOptions, io: Io): Promise<ExitCode> {
  const { machine, format, file } = options;
  await checkOutputFiles(file === undefined ? [] : [file]);
  const text = machine === undefined ? listText(options.profile) : await chartText(machine, options, format);
  if (file === undefined) io.stdout.write(text);
  else await writeFileWhole(file, text);
  return DONE;
}

async function chartText(machine: string, options: GraphOptions, format: ChartFormat): Promise<string> {
  const chart = findChart(machine, options);
  if (format === "svg" && !isDrawable(chart))
    throw new UsageError(
      `Cannot draw ${chart.name}: wanted a graph that can be read, found ${sayCount(chart.states.length, "state")} and ${sayCount(chart.transitions.length, "transition")}.`,
      "Take --format dot, and lay it out with Graphviz's sfdp.",
    );
  return CHART_FORMATS[format](chart);
}

function findChart(machine: string, { explored, profile: id }: GraphOptions): Statechart {
  const charts = explored ? exploredCharts(profile(id)) : machineCharts();
  const found = charts.find(({ name }) => name === machine);
  if (found !== undefined) return found;
  const names = charts.map(({ name }) => name);
  const other = explored ? machineCharts() : exploredCharts(profile(id));
  const elsewhere = other.some(({ name }) => name === machine)
    ? `${machine} is there ${explored ? "without" : "with"} --explored.`
    : "rollcall graph lists them.";
  throw new UsageError(
    `Cannot show graph: wanted one of ${names.join(", ")}, found ${JSON.stringify(machine)}.`,
    didYouMean(machine, names, elsewhere),
  );
}

function listText(id: ProfileId): string {
  const lines = [
    "Machines of the model",
    ...machineCharts().map(listLine),
    "",
    `Graphs that the scenarios of profile ${id} walk (--explored)`,
    ...exploredCharts(profile(id)).map(listLine),
    "",
    `For example: rollcall graph presence --format ${Object.keys(CHART_FORMATS).join("|")}`,
    "",
  ];
  return lines.join("\n");
}

function listLine({ name, states, transitions, about }: Statechart): string {
  const size = `${sayCount(states.length, "state")}, ${sayCount(transitions.length, "transition")}`;
  return `  ${name.padEnd(12)} ${size.padEnd(26)} ${about}`;
}
