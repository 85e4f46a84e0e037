import { type ProgressState, progressBar, progressLine } from "../reporters/progress-text.ts";
import type { Ms } from "../time/clock.ts";
import type { Io } from "./io.ts";

/** Often enough to look alive, seldom enough not to flicker. */
const TERMINAL_EVERY_MS: Ms = 100;
/** The contract: without a terminal at most one line every 10 s. */
const PLAIN_EVERY_MS: Ms = 10_000;

const CLEAR_LINE = "\r\u001b[K";

/** Shows on stderr how far a run has come. */
export interface Progress {
  readonly update: (state: Omit<ProgressState, "elapsedMs">) => void;
  /** Shows that time goes on where nothing else does. */
  readonly tick: () => void;
  /** Takes the bar away. Text written later starts on a clean line. */
  readonly stop: () => void;
}

/** A bar on a terminal; plain lines, without carriage returns, anywhere else. */
export function showProgress(io: Io): Progress {
  const { stderr } = io;
  const everyMs = stderr.isTerminal ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS;
  const began = io.now();
  let last: Omit<ProgressState, "elapsedMs"> | undefined;
  let drawn = stderr.isTerminal ? Number.NEGATIVE_INFINITY : 0;
  let isBarUp = false;
  const tick = () => {
    const elapsedMs = io.now() - began;
    if (last === undefined || elapsedMs - drawn < everyMs) return;
    drawn = elapsedMs;
    const state = { ...last, elapsedMs };
    isBarUp = stderr.isTerminal;
    stderr.write(isBarUp ? `${CLEAR_LINE}${progressBar(state, stderr.columns)}` : `${progressLine(state)}\n`);
  };
  return {
    update: (state) => {
      last = state;
      tick();
    },
    tick,
    stop: () => {
      if (isBarUp) stderr.write(CLEAR_LINE);
      isBarUp = false;
    },
  };
}
