import { CLIENT_IDLE_MAX_MS, CLIENT_IDLE_MIN_MS } from "../../model/idle-client.ts";
import type { Profile } from "../../spec/profile.ts";
import type { Graph } from "../graph.ts";
import { chartsOf } from "./charts.ts";
import { clientGraph } from "./client-chart.ts";

/** Every graph that scenarios walk in this profile, those of clients among them. */
export function exploredGraphs(profile: Profile): readonly Graph<unknown>[] {
  const charts = chartsOf(profile);
  const graphs = charts.machines.flatMap((machine) => charts.of(machine)?.graph ?? []);
  return [...graphs, ...[CLIENT_IDLE_MIN_MS, CLIENT_IDLE_MAX_MS].map(clientGraph)];
}
