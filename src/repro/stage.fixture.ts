import { homeOf } from "../server/mutants/mutant.ts";
import { MUTANTS } from "../server/mutants/mutants.ts";
import { profile as profileById } from "../spec/profiles.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import type { Target } from "../targets/target.ts";
import type { Stage } from "./stage.ts";

/** What is the same for all that these tests perform. */
export const PLAIN_STAGE = {
  seed: 1,
  depth: "smoke",
  tool: { name: "rollcall", version: "0.0.0" },
  sinks: [],
  onProgress: () => undefined,
  signal: new AbortController().signal,
  waitMs: 0,
  startedAt: "2026-11-02T00:00:00.000Z",
} as const satisfies Partial<Stage["run"]>;

/** The embedded server with a fault, by its name, or without one. */
export function targetNamed(name: string): Target {
  const mutant = MUTANTS.find((one) => one.name === name);
  const profile = profileById(mutant === undefined ? "v1" : homeOf(mutant));
  return embeddedTarget({ profile, seed: 1, ...(mutant === undefined ? {} : { mutant }) });
}
