import type { Mutant } from "../mutant.ts";

/** The server idles users after twenty seconds. */
export const idleTooSoon: Mutant = {
  name: "idle-too-soon",
  fault: "The server idles users after twenty seconds.",
  requirement: "PRES-IDLE-007",
  family: "timer",
  disturb: () => ({ idleAfterMs: () => 20_000 }),
};
