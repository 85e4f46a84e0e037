import { cutAnswers } from "./cut-answers.ts";
import type { Disturbance } from "./disturbance.ts";
import { gatewayErrors } from "./gateway-errors.ts";
import { hangUps } from "./hang-ups.ts";
import { latency } from "./latency.ts";
import { lostAnswers } from "./lost-answers.ts";
import { lostRequests } from "./lost-requests.ts";
import { rateLimits } from "./rate-limits.ts";
import { reordering } from "./reordering.ts";
import { slowStart } from "./slow-start.ts";

/** Everything that may befall requests on their way. */
export const DISTURBANCES: readonly Disturbance[] = [
  latency,
  reordering,
  rateLimits,
  slowStart,
  lostRequests,
  lostAnswers,
  cutAnswers,
  hangUps,
  gatewayErrors,
];
