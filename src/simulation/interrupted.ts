import type { RunError } from "../runner/run-error.ts";

/** Somebody has asked the simulation to stop. */
export const INTERRUPTED: RunError = {
  code: "interrupted",
  message: "The simulation was interrupted before its end.",
  hint: "Start it again; what was measured until then is in the report.",
};
