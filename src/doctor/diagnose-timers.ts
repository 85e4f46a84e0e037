import type { DeclaredTimers } from "../history/history.ts";
import { sayDuration } from "../reporters/say.ts";
import type { Ms } from "../time/clock.ts";
import type { Examination, TimerProbe } from "./examination.ts";
import type { Finding } from "./finding.ts";

/** Of a measurement, which ends when the news has come, beside what was declared. */
const LEEWAY_MS: Ms = 1_000;
const WHAT = {
  offline: "offline after the last stream",
  idle: "unavailable after the last activity",
} as const;

/** What is said of each timer that was let run. */
export function diagnoseTimers({ timers, declared }: Examination): readonly Finding[] {
  return timers.map((probe) => diagnoseTimer(probe, declared.timers[probe.timer]));
}

function diagnoseTimer(probe: TimerProbe, interval: DeclaredTimers["offline"]): Finding {
  const { timer, firedAfterMs, waitedMs } = probe;
  const probed =
    firedAfterMs === undefined
      ? `not yet ${WHAT[timer]} within ${sayDuration(waitedMs)}`
      : `${WHAT[timer]} by ${sayDuration(firedAfterMs)}`;
  if (interval === undefined) return { what: "timers", verdict: "note", probed, advice: adviceFor(probe) };
  const { minMs, maxMs } = interval;
  const declared = `${timer} ${sayDuration(minMs)} to ${sayDuration(maxMs)}`;
  const isEarly = firedAfterMs !== undefined && firedAfterMs + LEEWAY_MS < minMs;
  const isLate = (firedAfterMs ?? waitedMs) - LEEWAY_MS > maxMs;
  if (isEarly || isLate) {
    const advice = `The declaration of ${timer} does not hold: correct it, or the server's configuration.`;
    return { what: "timers", verdict: "mend", probed, declared, advice };
  }
  return { what: "timers", verdict: firedAfterMs === undefined ? "note" : "well", probed, declared };
}

function adviceFor({ timer, firedAfterMs }: TimerProbe): string {
  if (firedAfterMs === undefined)
    return "It is not declared: --timers says when it fires, and --measure waits longer for it here.";
  const example = `${timer}=${Math.max(1, Math.floor(firedAfterMs / 2_000))}s..${Math.ceil(firedAfterMs / 500)}s`;
  return `It is not declared. With what the server's configuration says, for example --timers ${example}, more can be decided in less time.`;
}
