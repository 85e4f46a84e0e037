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
  /** Takes the bar away. Text written later starts on a clean line. */
  readonly stop: () => void;
}

/** A bar on a terminal; plain lines, without carriage returns, anywhere else. */
export function showProgress(io: Io): Progress {
  const { stderr } = io;
  const began = io.now();
  let drawn: Ms | undefined;
  let isBarUp = false;
  return {
    update: (state) => {
      const elapsedMs = io.now() - began;
      const since = elapsedMs - (drawn ?? (stderr.isTerminal ? Number.NEGATIVE_INFINITY : 0));
      if (since < (stderr.isTerminal ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS)) return;
      drawn = elapsedMs;
      if (stderr.isTerminal) {
        stderr.write(`${CLEAR_LINE}${progressBar({ ...state, elapsedMs }, stderr.columns)}`);
        isBarUp = true;
      } else {
        stderr.write(`${progressLine({ ...state, elapsedMs })}\n`);
      }
    },
    stop: () => {
      if (isBarUp) stderr.write(CLEAR_LINE);
      isBarUp = false;
    },
  };
}
