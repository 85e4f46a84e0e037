import { sayDuration } from "../../reporters/say.ts";
import { bar } from "./bar.ts";
import type { Distribution } from "./distribution.ts";
import { latencySteps, sayShare } from "./latency-steps.ts";

const WIDTH = 40;
const LABEL = 10;

/** A histogram drawn in text: a line for each step of latency, from the first in which there was something. */
export function histogramText(distribution: Distribution): readonly string[] {
  const steps = latencySteps(distribution);
  const most = Math.max(...steps.map(({ share }) => share));
  return steps.map(({ upToMs, share }) => {
    const label = `≤ ${sayDuration(upToMs)}`.padStart(LABEL);
    return share <= 0 ? `${label}  ·` : `${label}  ${bar(share / most, WIDTH)} ${sayShare(share)}`;
  });
}
