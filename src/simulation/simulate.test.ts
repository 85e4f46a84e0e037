import { describe, expect, it } from "vitest";
import { coalescedPresence } from "../server/lawful/coalesced-presence.ts";
import { latePresence } from "../server/lawful/late-presence.ts";
import type { Variety } from "../server/lawful/variety.ts";
import { createReferenceServer, type ReferenceServer } from "../server/reference-server.ts";
import type { ServerRequest, ServerResponse } from "../server/server-request.ts";
import type { ServerTimers } from "../server/server-timers.ts";
import { profile } from "../spec/profiles.ts";
import { alone, memoryTarget } from "../targets/memory-target.ts";
import { type Clock, type Ms, sleep } from "../time/clock.ts";
import type { Fault, FaultState } from "../server/load-mutants/fault.ts";
import { LOAD_MUTANTS } from "../server/load-mutants/load-mutants.ts";
import type { Mutant } from "../server/mutants/mutant.ts";
import type { ViolationKind } from "./oracle/kinds.ts";
import { PRESETS } from "./presets.ts";
import { simulated } from "./simulate.fixture.ts";

const SEEDS = [1, 2, 3, 4, 5];
/** Everything that users can do, all mixed up. */
const EVERYTHING = {
  secondDevices: 0.3,
  connected: 0.8,
  rate: 4,
  mix: { status: 3, level: 3, message: 2, rename: 1, active: 2, leave: 1, vanish: 1 },
  idle: "20s..90s",
  duration: "4m",
} as const;

describe("on a right server", () => {
  it("everybody is shown everything, and everything is counted", async () => {
    const { violations, deliveries, measurements, population, phasesMs, error } = await simulated({
      workload: { spacing: "even" },
    });
    expect({ error, violations: violations.total }).toEqual({ error: undefined, violations: 0 });
    expect(population).toEqual({ users: 60, rooms: 6, sessions: 60, edges: 540 });
    expect(phasesMs.load).toBe(30_000);
    const { counters, request, lateness } = measurements;
    expect(counters).toMatchObject({
      arrivals: 299,
      requests: 299,
      answered: 299,
      lost: 0,
      streamTroubles: 0,
    });
    // Nine others see each change, and each saw the others come.
    expect(deliveries.verified).toBe(299 * 9 + 540);
    expect(request.count).toBe(299);
    // The self-test of the schedule: what was intended is what was done.
    expect(lateness.atPercentile(100)).toBe(0);
  });

  it("takes the same course for the same seed, and another for another", async () => {
    const course = async (seed: number) => {
      const { deliveries, measurements, stretches } = await simulated({ seed, workload: EVERYTHING });
      return { deliveries, counters: measurements.counters, stretches };
    };
    const [one, again, other] = [await course(1), await course(1), await course(2)];
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it.each(SEEDS)("no false alarm, seed %d, whatever they do", async (seed) => {
    const { violations, measurements, error } = await simulated({ seed, workload: EVERYTHING });
    expect({ error, kept: violations.kept }).toEqual({ error: undefined, kept: [] });
    for (const kind of ["status", "level", "return", "arrive", "leave", "vanish", "idle", "rename"] as const)
      expect([kind, measurements.deliveries[kind].count > 0]).toEqual([kind, true]);
  });

  it.each(Object.keys(PRESETS))("no false alarm with the preset %s", async (name) => {
    const workload = { users: 40, ...PRESETS[name]?.workload(40) };
    const { violations, deliveries, error } = await simulated({ workload });
    expect({ error, kept: violations.kept }).toEqual({ error: undefined, kept: [] });
    expect(deliveries.verified).toBeGreaterThan(100);
  });
});

it("no false alarm where somebody comes for the first time when another has left already", async () => {
  const workload = { users: 60, ...PRESETS["flapping-mobile"]?.workload(60) };
  const { violations, error } = await simulated({ seed: 7, workload });
  expect({ error, kept: violations.kept }).toEqual({ error: undefined, kept: [] });
});

describe("a single fault among thousands of deliveries", () => {
  /** What it has to be called, by what the server itself says that became of it. */
  const called: Readonly<Record<FaultState, readonly ViolationKind[]>> = {
    lost: ["missed", "missing"],
    overtaken: [],
    leaked: ["leak"],
    "after the next": ["went back"],
  };

  it.each(
    LOAD_MUTANTS.filter(({ name }) => name !== "tells-some-changes-late").flatMap((mutant) =>
      SEEDS.map((seed) => [mutant.name, seed, mutant] as const),
    ),
  )("%s, seed %d", async (_, seed, mutant) => {
    const faults: Fault[] = [];
    const confessing: Mutant = {
      ...mutant,
      disturb: (exemplary) => mutant.disturb(exemplary, (fault) => faults.push(fault)),
    };
    const { violations, deliveries } = await simulated({ seed, mutant: confessing });
    expect(deliveries.verified).toBeGreaterThan(2_000);
    expect(deliveries).toMatchObject({ outOfOrder: 0, unproved: 0 });
    const { observer, subject, state } = faults.at(-1)!;
    expect(violations.kept).toContainEqual(
      expect.objectContaining({ observer, subjectId: subject, kind: expect.toBeOneOf([...called[state]]) }),
    );
    expect(violations.total).toBeLessThanOrEqual(2);
  });

  it("changes that are told late are measured", async () => {
    const mutant = LOAD_MUTANTS.find(({ name }) => name === "tells-some-changes-late");
    const { measurements, violations } = await simulated(mutant === undefined ? {} : { mutant });
    expect(violations.kept).toEqual([]);
    expect(measurements.delivery.atPercentile(99)).toBeGreaterThan(2_900);
    expect(measurements.delivery.atPercentile(50)).toBeLessThan(100);
  });
});

describe("a simulation that does not come to its end", () => {
  it("says that it was interrupted, and keeps what it has", async () => {
    const stop = new AbortController();
    const mutant = LOAD_MUTANTS.find(({ name }) => name === "drops-one-delivery");
    const { error, measurements, phasesMs, violations } = await simulated({
      ...(mutant === undefined ? {} : { mutant }),
      signal: stop.signal,
      onStretch: ({ at }) => at > 10_000 && stop.abort(),
    });
    expect(error).toMatchObject({ code: "interrupted" });
    expect(measurements.delivery.count).toBeGreaterThan(500);
    expect(phasesMs.load).toBeLessThan(15_000);
    // Nothing speaks against the order of news so far.
    expect(violations.counts).toEqual({ missed: 1 });
  });
});

/** What befalls requests on their way to the server. */
type Befalls = (
  request: ServerRequest,
  handle: ReferenceServer["handle"],
  clock: Clock,
) => Promise<ServerResponse>;

/** The reference server, to which requests come only by something else. */
function serverBehind(befalls: Befalls, timers: Partial<ServerTimers> = {}, varieties: Variety[] = []) {
  return memoryTarget({
    name: "behind",
    seed: 1,
    timers: {},
    serve: (clock) => {
      const server = createReferenceServer({ clock, profiles: [profile("v1")], timers, varieties });
      return alone({
        handle: (request) => befalls(request, (one) => server.handle(one), clock),
        close: () => server.close(),
      });
    },
  }).open();
}

interface Freeze {
  readonly fromMs: Ms;
  readonly forMs: Ms;
}

/** While it is frozen, a server takes nothing and answers nobody. */
function frozen(freezes: readonly Freeze[]): Befalls {
  return async (request, handle, clock) => {
    const thaw = async () => {
      for (const { fromMs, forMs } of freezes) {
        const sinceMs = clock.now() - fromMs;
        if (sinceMs >= 0 && sinceMs < forMs) await sleep(clock, forMs - sinceMs);
      }
    };
    await thaw();
    const response = await handle(request);
    await thaw();
    return response;
  };
}

const REFUSAL = { status: 500, headers: {}, body: `{"errcode":"M_UNKNOWN"}` };

it("a server that goes away and does not come back is said to be gone, however short the rest of the load is", async () => {
  let isGone = false;
  await using target = await serverBehind((request, handle) =>
    isGone ? Promise.reject(new Error("gone")) : handle(request),
  );
  const { error, measurements } = await simulated({
    target,
    onStretch: ({ at }) => {
      if (at > 25_000) isGone = true;
    },
  });
  expect(error).toMatchObject({ code: "target-silent" });
  expect(measurements.counters.answered).toBeGreaterThan(200);
});

it("a server that freezes for a second is seen to, and no act is lost or put off", async () => {
  const freezes: Freeze[] = [];
  await using target = await serverBehind(frozen(freezes));
  const { measurements, violations } = await simulated({
    target,
    workload: { spacing: "even", rate: 50, duration: "6s" },
    onPhase: (phase) => {
      if (phase === "load") freezes.push({ fromMs: target.clock.now() + 2_500, forMs: 1_000 });
    },
  });
  expect(measurements.counters).toMatchObject({ arrivals: 299, answered: 299 });
  for (const latencies of [measurements.delivery, measurements.request]) {
    expect(latencies.atPercentile(99)).toBeGreaterThanOrEqual(900);
    expect(latencies.atPercentile(100)).toBeLessThan(1_100);
    expect(latencies.atPercentile(50)).toBeLessThan(50);
  }
  expect(measurements.lateness.atPercentile(100)).toBe(0);
  expect(violations.kept).toEqual([]);
});

it("a server that kept its clients waiting is waited for as much longer at the end", async () => {
  const [puts, streams]: [Freeze[], Freeze[]] = [[], []];
  await using target = await serverBehind(
    (request, ...means) => frozen(request.method === "PUT" ? puts : streams)(request, ...means),
    { offlineAfterMs: 60_000 },
  );
  const { violations, phasesMs } = await simulated({
    target,
    workload: { spacing: "even", duration: "6s" },
    onPhase: (phase) => {
      const fromMs = target.clock.now();
      if (phase !== "load") return;
      puts.push({ fromMs, forMs: 5_000 });
      streams.push({ fromMs: fromMs + 5_500, forMs: 12_000 });
    },
  });
  expect(violations.kept).toEqual([]);
  expect(phasesMs.draining).toBeGreaterThan(10_500);
});

it("nobody is taken to be active by a message that the server has refused", async () => {
  await using target = await serverBehind(
    (request, handle) => (request.path.includes("/send/") ? Promise.resolve(REFUSAL) : handle(request)),
    { idleAfterMs: 10_000 },
  );
  const { violations, measurements } = await simulated({
    target,
    workload: { mix: { message: 1 }, duration: "20s" },
  });
  expect(violations.kept).toEqual([]);
  expect(measurements.counters.refused).toBeGreaterThan(100);
});

it("somebody whose stream does not come through for long is offline, and back afterwards", async () => {
  const trouble = { fromMs: Number.POSITIVE_INFINITY, token: "" };
  await using target = await serverBehind(
    (request, handle, clock) => {
      const { authorization = "" } = request.headers;
      if (!request.path.includes("/sync")) return handle(request);
      trouble.token ||= authorization;
      const sinceMs = clock.now() - trouble.fromMs;
      const isThrough = sinceMs < 0 || sinceMs > 20_000 || authorization !== trouble.token;
      return isThrough ? handle(request) : Promise.resolve({ ...REFUSAL, status: 502 });
    },
    { offlineAfterMs: 5_000 },
  );
  const { violations, measurements } = await simulated({
    target,
    onPhase: (phase) => {
      if (phase === "load") trouble.fromMs = target.clock.now() + 2_000;
    },
  });
  expect(violations.kept).toEqual([]);
  expect(measurements.counters.streamTroubles).toBeGreaterThan(2);
});

it("a server that tells several changes as one keeps no order, as far as it was declared to take its time", async () => {
  await using server = await serverBehind((request, handle) => handle(request), {}, [coalescedPresence]);
  const target = { ...server, quirks: { propagationMs: 3_000 } };
  const { violations, deliveries } = await simulated({ target, workload: { rate: 30 } });
  expect(violations.kept).toEqual([]);
  expect(deliveries.overtaken).toBeGreaterThan(100);
});

it.each([coalescedPresence, latePresence])(
  "one that was not declared to is not blamed for it, either: $name",
  async (variety) => {
    await using target = await serverBehind((request, handle) => handle(request), {}, [variety]);
    const { violations, deliveries } = await simulated({ target });
    expect(violations.kept).toEqual([]);
    // These only the order of news would have shown to be lost.
    expect(deliveries.unproved).toBeGreaterThan(50);
    expect(deliveries.outOfOrder).toBeGreaterThan(50);
  },
);
