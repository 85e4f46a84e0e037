import { HOW_TO_SWITCH_PRESENCE_ON } from "../judge/how-to-switch-presence-on.ts";
import { sayDuration } from "../reporters/say.ts";
import type { Crossing } from "./examination.ts";
import type { Finding } from "./finding.ts";

/** What is said of presence between two homeservers. */
export function diagnoseCrossing({ from, to, registration, presence }: Crossing): Finding {
  const way = `from ${from} to ${to}:`;
  if (registration.kind === "refused" || presence === undefined) {
    const { message, hint } =
      registration.kind === "refused" ? registration : { message: "not examined", hint: HINT };
    const advice = `${hint} A room has to be joined from either side: ${HINT}`;
    return { what: "federation", verdict: "mend", probed: `${way} ${message}`, advice };
  }
  const { deliveredAfterMs, waitedMs } = presence;
  if (deliveredAfterMs !== undefined) {
    const probed = `${way} told on another's stream after ${sayDuration(deliveredAfterMs)}`;
    return { what: "federation", verdict: "well", probed };
  }
  const probed = `${way} not told on another's stream within ${sayDuration(waitedMs)}`;
  const advice = `Both have to send and to accept presence. ${HOW_TO_SWITCH_PRESENCE_ON} ${HINT}`;
  return { what: "federation", verdict: "mend", probed, advice };
}

const HINT =
  "Each homeserver has to reach the federation API of the other, and to trust its certificate and keys.";
