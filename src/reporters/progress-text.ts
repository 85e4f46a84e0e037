import type { Ms } from "../time/clock.ts";
import { sayDuration } from "./say.ts";
import { cutText } from "./visible-text.ts";

/** How far a run has come. */
export interface ProgressState {
  readonly done: number;
  readonly total: number;
  readonly requests?: number;
  readonly elapsedMs: Ms;
  /** What is counted; scenarios if it does not say. */
  readonly what?: string;
}

const BAR_WIDTH = 24;

/**
 * One plain line, for logs.
 *
 * @example progressLine({ done: 3, total: 12, requests: 240, elapsedMs: 10_000 }) // "3/12 scenarios, 240 requests, 10 s"
 */
export function progressLine({
  done,
  total,
  requests,
  elapsedMs,
  what = "scenarios",
}: ProgressState): string {
  const asked = requests === undefined ? "" : `${requests} requests, `;
  return `${done}/${total} ${what}, ${asked}${sayDuration(elapsedMs)}`;
}

/** The same with a bar, for a terminal `columns` wide: never wider, so that it can be drawn over itself. */
export function progressBar(state: ProgressState, columns: number): string {
  const share = state.total === 0 ? 0 : Math.min(1, state.done / state.total);
  const filled = Math.round(share * BAR_WIDTH);
  const bar = `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)}`;
  return cutText(`${bar} ${progressLine(state)}`, Math.max(1, columns - 1));
}
