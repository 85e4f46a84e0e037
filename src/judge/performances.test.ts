import { describe, expect, it } from "vitest";
import { isFlaky, performancesOf } from "./performances.ts";
import type { Verdict } from "./verdict.ts";

/** Decisions on one requirement: in which performance, and what each means. */
function decided(...all: readonly (readonly [scenario: string, verdict: Verdict])[]) {
  return all.map(([scenario, verdict]) => {
    const decision = {
      requirement: "PRES-GET-002",
      scenario,
      exchange: 1,
      count: 1,
      outcome: "held",
    } as const;
    return { decision, verdict };
  });
}

const none = new Set<string>();

describe("performancesOf", () => {
  it.each<[string, ReturnType<typeof decided>, readonly string[], object]>([
    ["nothing that was performed once", decided(["a/1", "fail"], ["b/1", "pass"]), [], {}],
    ["nothing that never failed", decided(["a/1", "pass"], ["a/1~2", "pass"]), [], {}],
    [
      "what failed the first time only",
      decided(["a/1", "fail"], ["a/1~2", "pass"], ["a/1~3", "observed"]),
      [],
      { "a/1": { failed: 1, of: 3 } },
    ],
    [
      "what failed in a repetition only",
      decided(["a/1", "pass"], ["a/1~2", "fail"]),
      [],
      { "a/1": { failed: 1, of: 2 } },
    ],
    [
      "what fails each time",
      decided(["a/1", "fail"], ["a/1~2", "fail"]),
      [],
      { "a/1": { failed: 2, of: 2 } },
    ],
    [
      "a performance once, however much was decided in it",
      decided(["a/1", "fail"], ["a/1", "pass"], ["a/1~2", "pass"], ["a/1~2", "fail"], ["a/1~2", "fail"]),
      [],
      { "a/1": { failed: 2, of: 2 } },
    ],
    [
      "no performance that was cut short before it failed",
      decided(["a/1", "fail"], ["a/1~2", "pass"], ["a/1~3", "fail"]),
      ["a/1~2", "a/1~3"],
      { "a/1": { failed: 2, of: 2 } },
    ],
    ["each scenario by itself", decided(["a/1", "fail"], ["b/1~2", "pass"]), [], {}],
  ])("counts %s", (_what, given, cut, found) => {
    expect(Object.fromEntries(performancesOf(given, new Set(cut)))).toEqual(found);
  });
});

it("is flaky what did not fail each time", () => {
  expect(isFlaky({ failed: 1, of: 3 })).toBe(true);
  expect(isFlaky({ failed: 3, of: 3 })).toBe(false);
  expect(isFlaky(undefined)).toBe(false);
  expect(performancesOf([], none).size).toBe(0);
});
