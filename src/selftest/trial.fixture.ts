import type { Kill, Trial } from "./trial.ts";

export const kill = (requirement: Kill["requirement"], more: Partial<Kill> = {}): Kill => ({
  requirement,
  verdict: "fail",
  scenario: "presence-tour/001",
  depth: "smoke",
  requests: 10,
  ...more,
});

/** A mutant that lives, unless it is said otherwise. */
export const trial = (mutant: string, more: Partial<Trial> = {}): Trial => ({
  mutant,
  family: "wrong value",
  requirement: "PRES-STATE-002",
  profile: "v1",
  kills: [],
  requests: 100,
  scenarios: 5,
  elapsedMs: 20,
  ...more,
});
