import type { RunOptions } from "./run-options.ts";

/** A run of which only the plan, the target and the profile are still to be said. */
export const PLAIN_RUN: Omit<RunOptions, "plan" | "target" | "profile"> = {
  seed: 1,
  depth: "smoke",
  tool: { name: "rollcall", version: "0.0.0" },
  concurrency: 2,
  sinks: [],
  onProgress: () => undefined,
  signal: new AbortController().signal,
  waitMs: 0,
  startedAt: "2026-11-02T00:00:00.000Z",
  runId: "test",
};
