/** The newest part of what a process writes: a server may talk for days. */
export interface OutputTail {
  add(chunk: string): void;
  /** What is kept, in whole lines; says how much is not. */
  text(): string;
  /** The last lines that say anything. */
  lastLines(count: number): readonly string[];
}

/** How much is kept, in UTF-16 units; with what is being cut off it is never more than twice that. */
const MAX_KEPT = 4 * 1024 * 1024;

/** A tail that has nothing yet. */
export function createOutputTail(maxKept: number = MAX_KEPT): OutputTail {
  let kept = "";
  let dropped = 0;
  return {
    add: (chunk) => {
      kept += chunk;
      if (kept.length <= 2 * maxKept) return;
      dropped += kept.length - maxKept;
      kept = kept.slice(-maxKept);
    },
    text: () => {
      const excess = Math.max(0, kept.length - maxKept);
      if (dropped + excess === 0) return kept;
      // A line that was cut through may begin with half a secret, which nobody would recognise.
      const begin = kept.indexOf("\n", excess) + 1;
      const rest = begin === 0 ? "" : kept.slice(begin);
      return `[cut: ${dropped + kept.length - rest.length} characters before this]\n${rest}`;
    },
    lastLines: (count) =>
      kept
        .split("\n")
        .filter((line) => line.trim() !== "")
        .slice(-count),
  };
}
