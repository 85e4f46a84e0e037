import { describe, expect, it } from "vitest";
import { progressBar, progressLine } from "./progress-text.ts";

const state = { done: 3, total: 12, requests: 240, elapsedMs: 10_000 };

describe("progress", () => {
  it("is one plain line", () => {
    expect(progressLine(state)).toBe("3/12 scenarios, 240 requests, 10 s");
  });

  it("is a bar that fills", () => {
    expect(progressBar(state, 80)).toBe("██████░░░░░░░░░░░░░░░░░░ 3/12 scenarios, 240 requests, 10 s");
    expect(progressBar({ ...state, done: 0, total: 0 }, 80)).toContain("░".repeat(24));
  });

  it("never fills the last column", () => {
    expect(progressBar(state, 20)).toHaveLength(19);
    expect(progressBar(state, 0)).toHaveLength(1);
  });
});
