import { type LiveState, liveLine, liveLines } from "../simulation/report/live-view.ts";
import type { Ms } from "../time/clock.ts";
import type { Io } from "./io.ts";

const TERMINAL_EVERY_MS: Ms = 200;
/** The contract: without a terminal at most one line every 10 s. */
const PLAIN_EVERY_MS: Ms = 10_000;

/** Shows on stderr what a simulation does. */
export interface SimulationDisplay {
  readonly show: (state: LiveState) => void;
  /** Takes it away: text written later starts on a clean line. */
  readonly stop: () => void;
}

/** A few lines that are drawn anew on a terminal; plain lines anywhere else. */
export function showSimulation(io: Io): SimulationDisplay {
  const { stderr } = io;
  const everyMs = stderr.isTerminal ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS;
  let drawnAt = stderr.isTerminal ? Number.NEGATIVE_INFINITY : io.now();
  let height = 0;
  const clear = () => {
    // Up to the first line, and everything from there on away.
    if (height > 0) stderr.write(`\u001b[${height}A\r\u001b[J`);
    height = 0;
  };
  return {
    show: (state) => {
      if (io.now() - drawnAt < everyMs) return;
      drawnAt = io.now();
      if (!stderr.isTerminal) {
        stderr.write(`${liveLine(state)}\n`);
        return;
      }
      clear();
      const lines = liveLines(state, stderr.columns - 1);
      stderr.write(`${lines.join("\n")}\n`);
      height = lines.length;
    },
    stop: clear,
  };
}
