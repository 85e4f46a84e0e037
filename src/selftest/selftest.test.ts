import { expect, it } from "vitest";
import { mutant } from "../server/mutants/mutants.ts";
import { atOnce } from "./at-once.fixture.ts";
import { readSelftest } from "./read-selftest.ts";
import { selftest } from "./selftest.ts";
import { selftestText } from "./selftest-text.ts";

const tested = await selftest({
  mutants: [mutant("canary"), mutant("ago-in-seconds"), mutant("presence-switched-off")],
  depth: "smoke",
  seed: 1,
  yardstick: true,
  miniatures: false,
  bends: 2,
  falseAlarms: 1,
  workers: atOnce(),
  onProgress: () => undefined,
  signal: new AbortController().signal,
  tool: { name: "rollcall", version: "test" },
  startedAt: "2026-01-02T03:04:05.000Z",
  command: "rollcall selftest --depth smoke",
});

it("tries the suite on each mutant, and stops when its requirement is found broken", () => {
  const { trials, depths } = tested.result;
  const [canary] = trials;
  expect(depths).toEqual([{ depth: "smoke", of: 3, killed: 3, named: 3 }]);
  expect(canary?.kills.map(({ requirement }) => requirement)).toContain("PRES-STATE-002");
  expect(canary?.scenarios).toBeLessThan(tested.undisturbed[0]?.scenarios.length ?? 0);
  // Whether presence is on is learned before anything else: the run ends there, broken or with its finding.
  expect(trials.at(-1)?.scenarios).toBeLessThanOrEqual(2);
});

it("finds nothing on the server without a fault", () => {
  expect(tested.result.undisturbed).toEqual({ profiles: ["v1"], findings: [] });
});

it("tells it to people, and in a form that can be compared with later", () => {
  const text = selftestText(tested.result);
  expect(text).toContain("smoke     kills 3 of 3 (100 %)");
  expect(text).toContain("The server without a fault passes in v1.");
  expect(text).not.toContain("Alive");
  expect(readSelftest(JSON.stringify(tested.result)).trials.map(({ mutant: name }) => name)).toEqual([
    "canary",
    "ago-in-seconds",
    "presence-switched-off",
  ]);
});
