import { describe, expect, it } from "vitest";
import { createPacer } from "./pacer.ts";

describe("a stream that returns at once with nothing", () => {
  it("is asked ten times a second, then ever more slowly", () => {
    const pacer = createPacer(10);
    const asked: number[] = [];
    let now = 0;
    while (now < 10_000) {
      now += 1;
      asked.push(now);
      now += pacer.afterAnswer({ now, isEmpty: true, tookMs: 1, timeoutMs: 25_000 });
    }
    expect(asked.filter((at) => at <= 1_000).length).toBeLessThanOrEqual(14);
    expect(asked.length).toBeLessThan(25);
  });

  it("a stream that waits as it should is never held up", () => {
    const pacer = createPacer(10);
    for (let round = 0; round < 50; round++) {
      expect(
        pacer.afterAnswer({ now: round * 25_000, isEmpty: true, tookMs: 25_000, timeoutMs: 25_000 }),
      ).toBe(0);
    }
  });

  it("a stream with endless news is slowed as well, only later", () => {
    const pacer = createPacer(10);
    const pauses = Array.from({ length: 60 }, (_, now) =>
      pacer.afterAnswer({ now, isEmpty: false, tookMs: 1, timeoutMs: 25_000 }),
    );
    expect(pauses.slice(0, 49).every((pause) => pause === 0)).toBe(true);
    expect(pauses[55]).toBeGreaterThan(0);
  });
});
