import { beforeAll, expect, it } from "vitest";
import { Latencies, prepareLatencies } from "../measure/latencies.ts";
import type { Stretch } from "../measure/time-series.ts";
import { bottleneckOf } from "./bottleneck.ts";

beforeAll(prepareLatencies);

function all(ms: number): Latencies {
  const latencies = new Latencies();
  for (let count = 0; count < 100; count++) latencies.record(ms);
  return latencies;
}

interface Seen {
  readonly requestMs: number;
  readonly ownMs: number;
  readonly loopMs: number;
  readonly cores?: number;
  readonly limited?: number;
}

function found({ requestMs, ownMs, loopMs, cores = 0.5, limited = 0 }: Seen) {
  const stretch = { loopP99Ms: loopMs, unanswered: 3, cores } as Stretch;
  return bottleneckOf({
    stretches: [stretch, stretch],
    request: all(requestMs),
    lateness: all(ownMs),
    counters: { requests: 100, limited },
    loadMs: 2_000,
  });
}

it.each([
  ["nobody, where all is quick", { requestMs: 20, ownMs: 1, loopMs: 2 }, "none"],
  ["the server, where only it is slow", { requestMs: 4_000, ownMs: 1, loopMs: 2 }, "server"],
  [
    "the server, where it takes so much of the machine that we are late, too",
    { requestMs: 16_000, ownMs: 600, loopMs: 200 },
    "server",
  ],
  ["the harness, where we are late", { requestMs: 90, ownMs: 80, loopMs: 2 }, "harness"],
  ["the harness, where our timers are late", { requestMs: 90, ownMs: 1, loopMs: 200 }, "harness"],
  [
    "the harness, where its own lateness makes most of what is waited for",
    { requestMs: 1_500, ownMs: 900, loopMs: 200 },
    "harness",
  ],
])("blames %s", (_, evidence, side) => {
  expect(found(evidence).side).toBe(side);
});

it("blames nobody for one late second", () => {
  const calm = { unanswered: 0, cores: 0.5, loopP99Ms: 2 } as Stretch;
  const request = {
    request: all(20),
    lateness: all(1),
    counters: { requests: 100, limited: 0 },
    loadMs: 6_000,
  };
  const stretches = [calm, calm, { ...calm, loopP99Ms: 200 }, calm, calm];
  expect(bottleneckOf({ ...request, stretches }).side).toBe("none");
});

it("tells a process that has too much to do from one that was kept from running", () => {
  const late = { requestMs: 90, ownMs: 80, loopMs: 200 };
  expect(found({ ...late, cores: 1 }).why).toContain("with more --workers");
  expect(found({ ...late, cores: 0.13 }).why).toContain("something else takes this machine's processors");
});

it("tells a server that limits from one that cannot do more", () => {
  const slow = { requestMs: 20_000, ownMs: 1, loopMs: 2 };
  expect(found({ ...slow, limited: 1 }).why).toMatch(/it does not bear this rate$/u);
  expect(found({ ...slow, limited: 40 }).why).toContain(
    "limits how often it is asked (40 of 100 requests came back with 429",
  );
});
