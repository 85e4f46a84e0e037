import type { WalkedChart } from "../../../judge/exhibits/walked-chart.ts";
import { machineCharts } from "../../../model/machines.ts";

const chart = machineCharts().find(({ name }) => name === "client")!;
const finding = {
  id: "finding1",
  requirement: "PRES-LAA-002",
  scenario: "presence-pairs-0001",
  verdict: "fail",
  exchanges: [12, 15],
} as const;

/** The idle client, with a transition for each thing that can become of one; for tests. */
export const walkedClient: WalkedChart = {
  chart,
  walked: {
    "client:stopped>START": { hits: 12, verdict: "pass", findings: [] },
    "client:online>ACTIVITY": { hits: 3, verdict: "inconclusive", findings: [] },
    "client:unavailable>ACTIVITY": { hits: 2, verdict: "fail", findings: [finding] },
    "client:online>STOP": { hits: 1, verdict: "warn", findings: [{ ...finding, verdict: "warn" }] },
  },
  notLookedInto: 0,
};
