import type { Mutant } from "../mutant.ts";

/** The server never idles anybody. */
export const neverIdle: Mutant = {
  name: "never-idle",
  fault: "The server never idles anybody.",
  requirement: "PRES-IDLE-004",
  family: "timer",
  disturb: () => ({ idleAfterMs: () => Number.POSITIVE_INFINITY }),
};
