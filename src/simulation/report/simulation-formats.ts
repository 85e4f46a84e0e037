import { simulationHtml } from "../page/simulation-html.ts";
import { simulationJson } from "./simulation-json.ts";
import type { SimulationReport } from "./simulation-report.ts";
import { simulationText } from "./simulation-text.ts";

/** What `--report <format>=<file>` can write of a simulation. */
export const SIMULATION_FORMATS: Readonly<Record<string, (report: SimulationReport) => string>> = {
  json: simulationJson,
  html: simulationHtml,
  text: (report) => simulationText(report, { colour: false }),
};
