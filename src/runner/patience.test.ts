import { describe, expect, it } from "vitest";
import { deriveTolerances } from "../judge/derive-tolerances.ts";
import { RUNNER_SLACK_MS } from "../judge/tolerances.ts";
import { createPatience } from "./patience.ts";

const tolerances = deriveTolerances({ exact: false, timers: {}, facts: [] });
/** With what a look afterwards may be late. */
const provedMs = tolerances.deliveryHardMs + tolerances.selfMs + RUNNER_SLACK_MS;

describe("patience", () => {
  it("is longer than the judge's bound, and proves the first misses", () => {
    const patience = createPatience(tolerances, false);
    expect(patience.usualMs()).toBe(tolerances.deliveryMs + RUNNER_SLACK_MS);
    for (let miss = 0; miss < 3; miss++) {
      expect(patience.lastMs()).toBe(provedMs);
      patience.missed();
    }
    expect(patience.lastMs()).toBeUndefined();
  });

  it("is short after many misses", () => {
    const patience = createPatience(tolerances, false);
    for (let miss = 0; miss < 15; miss++) patience.missed();
    expect(patience.usualMs()).toBe(300);
  });

  it("grows with a slow server, up to the hard bound", () => {
    const patience = createPatience(tolerances, false);
    patience.came(1_000);
    expect(patience.usualMs()).toBe(5_000 + RUNNER_SLACK_MS);
    patience.came(4_000);
    expect(patience.usualMs()).toBe(tolerances.deliveryHardMs + RUNNER_SLACK_MS);
  });

  it("always waits for proof where time is free", () => {
    const patience = createPatience(tolerances, true);
    for (let miss = 0; miss < 50; miss++) patience.missed();
    expect(patience.usualMs()).toBe(provedMs);
  });
});
