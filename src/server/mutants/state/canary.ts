import type { Mutant } from "../mutant.ts";

/** Answers every GET status with offline. */
export const canary: Mutant = {
  name: "canary",
  fault: "Answers every GET status with offline.",
  requirement: "PRES-STATE-002",
  family: "canary",
  disturb: () => ({ tapStatus: () => ({ presence: "offline" }) }),
};
