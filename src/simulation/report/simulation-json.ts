import type { SimulationReport } from "./simulation-report.ts";

/** A simulation for programs. */
export function simulationJson(report: SimulationReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
