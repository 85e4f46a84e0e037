import { machineCharts } from "../../model/machines.ts";
import type { Statechart } from "../../model/statechart.ts";
import { exploredCharts } from "../../scenarios/charts/explored-charts.ts";
import { profile } from "../../spec/profiles.ts";

/** Every chart that there is, for tests: the machines, and the graphs of a profile. */
export const ALL_CHARTS: readonly Statechart[] = [...machineCharts(), ...exploredCharts(profile("v1"))];
