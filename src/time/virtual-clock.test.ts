import { describe, expect, it } from "vitest";
import { sleep } from "./clock.ts";
import { runVirtually, VirtualClock } from "./virtual-clock.ts";

describe("VirtualClock", () => {
  it("fires timers at their own due times, in order of due time and then of creation", () => {
    const clock = new VirtualClock();
    const fired: string[] = [];
    clock.setTimeout(() => fired.push(`b ${clock.now()}`), 20);
    clock.setTimeout(() => fired.push(`a ${clock.now()}`), 10);
    clock.setTimeout(() => fired.push(`c ${clock.now()}`), 20);
    clock.advance(30);
    expect(fired).toEqual(["a 10", "b 20", "c 20"]);
    expect(clock.now()).toBe(30);
  });

  it("does not drift when a timer sets the next", () => {
    const clock = new VirtualClock();
    const fired: number[] = [];
    const again = () => {
      fired.push(clock.now());
      clock.setTimeout(again, 100);
    };
    clock.setTimeout(again, 100);
    clock.advance(350);
    expect(fired).toEqual([100, 200, 300]);
  });

  it("does not fire what was cleared", () => {
    const clock = new VirtualClock();
    clock.clearTimeout(clock.setTimeout(() => expect.unreachable(), 10));
    clock.advance(20);
    expect(clock.fireNext()).toBe(false);
  });
});

describe("runVirtually", () => {
  it("jumps over the time that everybody waits", async () => {
    const clock = new VirtualClock(5);
    const waited = await runVirtually(clock, async () => {
      await Promise.all([sleep(clock, 3_600_000), sleep(clock, 60_000)]);
      return clock.now();
    });
    expect(waited).toBe(3_600_005);
  });

  it("says so when nothing will ever come", async () => {
    const stuck = runVirtually(new VirtualClock(), () => new Promise(() => undefined));
    await expect(stuck).rejects.toThrow("wanted a pending timer, found none");
  });

  it("lets a sleep end early when it is aborted", async () => {
    const clock = new VirtualClock();
    const stop = new AbortController();
    await runVirtually(clock, async () => {
      clock.setTimeout(() => stop.abort(), 10);
      await sleep(clock, 1_000, stop.signal);
      expect(clock.now()).toBe(10);
    });
  });
});
