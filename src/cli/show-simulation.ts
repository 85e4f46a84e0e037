import { type LiveState, liveLine, liveLines } from "../simulation/report/live-view.ts";
import type { Ms } from "../time/clock.ts";
import type { Io } from "./io.ts";

const TERMINAL_EVERY_MS: Ms = 200;
/** The contract: without a terminal at most one line every 10 s. */
const PLAIN_EVERY_MS: Ms = 10_000;

/** Shows on stderr what a simulation does. */
export interface SimulationDisplay {
  readonly show: (state: LiveState) => void;
  /** Says something that stays; what is shown goes on below it. */
  readonly say: (text: string) => void;
  /** Takes it away: text written later starts on a clean line. */
  readonly stop: () => void;
}

/** A few lines that are drawn anew on a terminal; plain lines anywhere else. */
export function showSimulation(io: Io): SimulationDisplay {
  const { stderr } = io;
  const everyMs = stderr.isTerminal ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS;
  let drawnAt = stderr.isTerminal ? Number.NEGATIVE_INFINITY : io.now();
  let drawn: readonly string[] = [];
  const draw = (lines: readonly string[]) => {
    if (drawn.length > 0) stderr.write(erased(rowsOf(drawn, stderr.columns)));
    if (lines.length > 0) stderr.write(`${lines.join("\n")}\n`);
    drawn = lines;
  };
  return {
    show: (state) => {
      if (io.now() - drawnAt < everyMs) return;
      drawnAt = io.now();
      if (stderr.isTerminal) draw(liveLines(state, stderr.columns - 1));
      else stderr.write(`${liveLine(state)}\n`);
    },
    say: (text) => {
      draw([]);
      stderr.write(text);
    },
    stop: () => draw([]),
  };
}

/** A terminal that was made narrower has broken the lines. */
function rowsOf(lines: readonly string[], columns: number): number {
  return lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / columns)), 0);
}

/** Line by line: what is erased as a whole screen some terminals keep to be scrolled back to. */
function erased(rows: number): string {
  return `\u001b[${rows}A\r${"\u001b[2K\n".repeat(rows)}\u001b[${rows}A`;
}
