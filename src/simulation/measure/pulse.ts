import type { Ms } from "../../time/clock.ts";

/** Whether the harness itself keeps up; each answer is about the time since the last one. */
export interface Pulse {
  /** How late the process's timers were, at the 99th percentile. */
  loopP99Ms(): Ms;
  /** How much of a core the process has used. */
  cores(): number;
  /** What it holds in memory, in bytes. */
  memoryBytes(): number;
  stop(): void;
}

/** Where time is virtual nothing of ours is ever late. */
export const NO_PULSE: Pulse = {
  loopP99Ms: () => 0,
  cores: () => 0,
  memoryBytes: () => 0,
  stop: () => undefined,
};
