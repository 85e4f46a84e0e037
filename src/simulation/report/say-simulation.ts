import type { Verdict } from "../../judge/verdict.ts";
import { sayCount } from "../../reporters/say.ts";
import type { SimulationReport, SimulationVerdict } from "./simulation-report.ts";

/** How a simulation ended, for people. Holds no server text. */
export interface SaidSimulation {
  readonly word: string;
  readonly sentence: string;
  /** The verdict whose colour it has. */
  readonly verdict: Verdict;
}

const VERDICT: Readonly<Record<SimulationVerdict, Verdict>> = {
  pass: "pass",
  fail: "fail",
  inconclusive: "inconclusive",
  incomplete: "error",
};

/** How it ended, in one word and one sentence. */
export function saySimulation(report: SimulationReport): SaidSimulation {
  const { verdict } = report;
  return { word: verdict.toUpperCase(), sentence: sentenceOf(report), verdict: VERDICT[verdict] };
}

function sentenceOf({ verdict, violations, delivery, bottleneck, thresholds }: SimulationReport): string {
  const deliveries = `${delivery.verified} ${delivery.verified === 1 ? "delivery" : "deliveries"}`;
  if (verdict === "pass") return `${deliveries} verified, nothing missing, nothing that should not be.`;
  if (verdict === "inconclusive")
    return `Nothing wrong was seen, but the harness could not keep up: ${bottleneck.why}.`;
  if (verdict === "incomplete") {
    return delivery.verified === 0
      ? "Nothing was shown to anybody: nothing was verified."
      : "It did not come to its end; what was measured until then stands here.";
  }
  const broken = thresholds.filter(({ isBroken }) => isBroken).length;
  const wrong = [
    ...(violations.total > 0 ? [sayCount(violations.total, "violation")] : []),
    ...(broken > 0 ? [sayCount(broken, "broken threshold")] : []),
  ];
  return `${wrong.join(", ")}.`;
}
