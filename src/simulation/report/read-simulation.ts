import { ReportError } from "../../reporters/read-report.ts";
import { Latencies, prepareLatencies } from "../measure/latencies.ts";
import { noDeliveries } from "../oracle/delivery-counts.ts";
import { simulationSchema } from "./simulation-schema.ts";
import type { SimulationReport } from "./simulation-report.ts";

/**
 * Reads the JSON of an earlier simulation; keys that a later release added are passed over.
 *
 * @param name of the file, for the message
 * @throws ReportError when it is none, or one of its histograms cannot be read
 */
export async function readSimulation(name: string, data: unknown): Promise<SimulationReport> {
  const parsed = simulationSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? "its beginning" : issue.path.join(".");
    throw refused(name, `a simulation of the format rollcall.simulation/1, found something else at ${place}`);
  }
  const written = parsed.data as SimulationReport;
  // What is counted of the order of news is not in reports of before it was.
  const report = { ...written, delivery: { ...noDeliveries(), ...written.delivery } };
  await prepareLatencies();
  const { delivery, deliveryByKind, request, lateness } = report;
  const histograms = { delivery, request, lateness, ...deliveryByKind };
  for (const [place, { histogram }] of Object.entries(histograms)) {
    try {
      Latencies.decoded(histogram).free();
    } catch (cause) {
      throw refused(name, `a histogram of HdrHistogram's at ${place}, found text that is none`, cause);
    }
  }
  return report;
}

function refused(name: string, wanted: string, cause?: unknown): ReportError {
  return new ReportError(`Cannot read ${name}: wanted ${wanted}.`, {
    cause,
    hint: "rollcall simulate --report json=<file> writes one.",
  });
}
