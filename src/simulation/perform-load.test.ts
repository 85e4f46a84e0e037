import { expect, it } from "vitest";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import { prepareLatencies } from "./measure/latencies.ts";
import { Measurements } from "./measure/measurements.ts";
import { performLoad } from "./perform-load.ts";
import { readWorkload } from "./read-workload.ts";
import type { Act } from "./users/acts.ts";
import type { Crowd } from "./users/crowd.ts";

it("does all that is due, also what it was kept from until the end was over", async () => {
  await prepareLatencies();
  const clock = new VirtualClock();
  let keptMs = 0;
  const dueAt: number[] = [];
  const now = () => clock.now() + keptMs;
  const crowd = {
    nextAt: Number.POSITIVE_INFINITY,
    // Before it waits for the next one.
    idle: () => {
      if (dueAt.length === 3) keptMs = 60_000;
    },
    act: (_user: number, _act: Act, at: number) => {
      dueAt.push(at);
    },
  } as unknown as Crowd;
  await runVirtually(clock, () =>
    performLoad({
      workload: readWorkload({ users: 10, rate: 10, spacing: "even", duration: "2s" }),
      seed: 1,
      clock,
      now,
      measurements: new Measurements(),
      isOwn: () => true,
      crowd,
      signal: new AbortController().signal,
      sinceMs: 0,
    }),
  );
  expect(dueAt).toHaveLength(19);
});
