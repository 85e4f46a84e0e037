import { sayCount, sayDuration } from "../../reporters/say.ts";
import { cutText } from "../../reporters/visible-text.ts";
import type { Ms } from "../../time/clock.ts";
import type { Stretch } from "../measure/time-series.ts";
import type { Phase } from "../simulated.ts";
import { bar } from "./bar.ts";

/** What a simulation shows of itself while it goes on. */
export interface LiveState {
  readonly phase: Phase;
  readonly setUp: { readonly done: number; readonly total: number };
  /** The last stretch; absent before the first. */
  readonly stretch?: Stretch;
  readonly violations: number;
  /** Since the load began, and how long it lasts. */
  readonly loadedMs: Ms;
  readonly durationMs: Ms;
}

const BAR_WIDTH = 24;
/** What stands beside the bar needs about as much. */
const BESIDE_BAR = 36;

/**
 * One plain line, for logs.
 *
 * @example "load 10 s of 60 s: 9800 online, 150 idle, 50 offline; 398 acts/s, 19502 deliveries/s, p50 3 ms, p99 41 ms; 0 violations"
 */
export function liveLine(state: LiveState): string {
  const { phase, setUp, stretch, violations } = state;
  if (phase === "set-up") return `set-up: ${setUp.done} of ${setUp.total} users and memberships`;
  if (stretch === undefined) return phase;
  return `${when(state)}: ${usersText(stretch)}; ${ratesText(stretch)}, ${latencyText(stretch)}; ${sayCount(violations, "violation")}`;
}

/** Several lines, for a terminal. */
export function liveLines(state: LiveState, columns: number): readonly string[] {
  const { phase, setUp, stretch, violations, loadedMs, durationMs } = state;
  const share =
    phase === "set-up" ? setUp.done / Math.max(1, setUp.total) : loadedMs / Math.max(1, durationMs);
  const width = Math.max(4, Math.min(BAR_WIDTH, columns - BESIDE_BAR));
  const gauge = `[${bar(share, width).padEnd(width)}]`;
  if (phase === "set-up" || stretch === undefined) return [cutText(`${gauge} ${liveLine(state)}`, columns)];
  return [
    `${gauge} ${when(state)}`,
    `  users       ${usersText(stretch)}`,
    `  a second    ${ratesText(stretch)}`,
    `  latency     ${latencyText(stretch)}`,
    `  the server  ${sayCount(stretch.unanswered, "request")} unanswered, ${stretch.troubles} troubles`,
    `  ourselves   ${stretch.cores.toFixed(2)} cores, timers ${sayDuration(stretch.loopP99Ms)} late`,
    `  violations  ${violations}`,
  ].map((line) => cutText(line, columns));
}

function when({ phase, loadedMs, durationMs }: LiveState): string {
  if (phase !== "load") return phase;
  const left = Math.max(0, durationMs - loadedMs);
  return `load ${sayDuration(loadedMs)} of ${sayDuration(durationMs)}, ${sayDuration(left)} left`;
}

function usersText({ users }: Stretch): string {
  return `${users.online} online, ${users.unavailable} idle, ${users.offline} offline`;
}

function ratesText({ lastsMs, arrivals, deliveries }: Stretch): string {
  const perSecond = (count: number) => Math.round((1_000 * count) / lastsMs);
  return `${perSecond(arrivals)} acts/s, ${perSecond(deliveries)} deliveries/s`;
}

function latencyText({ p50Ms, p99Ms }: Stretch): string {
  return `p50 ${sayDuration(p50Ms)}, p99 ${sayDuration(p99Ms)}`;
}
