import { describe, expect, it } from "vitest";
import { VirtualClock } from "../time/virtual-clock.ts";
import { createVitals } from "./vitals.ts";

describe("silence is counted from the first request that met trouble", () => {
  it("not from an idle time before it, and a good answer ends it", () => {
    const clock = new VirtualClock();
    const told: number[] = [];
    const vitals = createVitals(clock, (silentMs) => told.push(silentMs));
    vitals.good();
    clock.advance(90_000);
    clock.advance(30_000);
    vitals.trouble(90_000);
    clock.advance(30_000);
    vitals.trouble(120_000);
    expect(told).toEqual([30_000, 60_000]);
    vitals.good();
    expect(vitals.silentMs()).toBe(0);
  });

  it("a request that was sent before the last good answer says nothing of the time before it", () => {
    const clock = new VirtualClock();
    const vitals = createVitals(clock, () => undefined);
    clock.advance(20_000);
    vitals.good();
    clock.advance(10_000);
    vitals.trouble(0);
    expect(vitals.silentMs()).toBe(10_000);
  });
});
