import { expect, it } from "vitest";
import type { Stretch } from "../measure/time-series.ts";
import { bar } from "./bar.ts";
import { liveLine, liveLines } from "./live-view.ts";

const stretch: Stretch = {
  at: 12_000,
  lastsMs: 2_000,
  users: { online: 90, unavailable: 6, offline: 4 },
  arrivals: 20,
  requests: 20,
  answered: 19,
  unanswered: 1,
  deliveries: 380,
  streamAnswers: 300,
  p50Ms: 3,
  p99Ms: 41,
  maxMs: 60,
  violations: 0,
  troubles: 2,
  loopP99Ms: 1.5,
  cores: 0.25,
};
const loading = {
  phase: "load",
  setUp: { done: 8, total: 8 },
  stretch,
  violations: 1,
  loadedMs: 10_000,
  durationMs: 60_000,
} as const;

it("is a line for a log", () => {
  expect(liveLine(loading)).toBe(
    "load 10 s of 1 min 0 s, 50 s left: 90 online, 6 idle, 4 offline; 10 acts/s, 190 deliveries/s, p50 3 ms, p99 41 ms; 1 violation",
  );
  expect(liveLine({ ...loading, phase: "set-up", setUp: { done: 3, total: 8 } })).toBe(
    "set-up: 3 of 8 users and memberships",
  );
});

it("is a few lines for a terminal, none wider than it", () => {
  const lines = liveLines(loading, 60);
  expect(lines[0]).toBe("[████                    ] load 10 s of 1 min 0 s, 50 s left");
  expect(lines).toContain("  ourselves   0.25 cores, timers 1.5 ms late");
  const narrow = liveLines(loading, 40);
  expect(narrow[0]).toBe("[▋   ] load 10 s of 1 min 0 s, 50 s left");
  expect(narrow).toContain("  latency     p50 3 ms, p99 41 ms");
  for (const line of liveLines(loading, 30)) expect(line.length).toBeLessThanOrEqual(30);
});

it("draws bars in eighths", () => {
  expect([0, 0.5, 1, 2, -1].map((share) => bar(share, 4))).toEqual(["", "██", "████", "████", ""]);
  expect(bar(1 / 16, 4)).toBe("▎");
});
