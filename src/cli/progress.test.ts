import { describe, expect, it } from "vitest";
import { fakeIo } from "./fake-io.ts";
import { showProgress } from "./progress.ts";

const state = { done: 1, total: 4, requests: 20 };

describe("showProgress", () => {
  it("writes plain lines without a terminal, at most one every 10 s", () => {
    const io = fakeIo();
    const progress = showProgress(io);
    for (io.nowMs = 0; io.nowMs <= 25_000; io.nowMs += 100) progress.update(state);
    progress.stop();
    expect(io.err()).toBe("1/4 scenarios, 20 requests, 10 s\n1/4 scenarios, 20 requests, 20 s\n");
    expect(io.out()).toBe("");
  });

  it("draws a bar over itself on a terminal and takes it away", () => {
    const io = fakeIo({ isTerminal: true });
    const progress = showProgress(io);
    progress.update(state);
    progress.update(state);
    io.nowMs = 100;
    progress.update({ ...state, done: 4 });
    progress.stop();
    progress.stop();
    expect(
      io
        .err()
        .split("\r\u001b[K")
        .map((text) => text.slice(0, 8)),
    ).toEqual(["", "██████░░", "████████", ""]);
  });

  it("goes on while nothing happens, once it has something to show", () => {
    const io = fakeIo();
    const progress = showProgress(io);
    io.nowMs = 10_000;
    progress.tick();
    progress.update(state);
    io.nowMs = 20_000;
    progress.tick();
    expect(io.err()).toBe("1/4 scenarios, 20 requests, 10 s\n1/4 scenarios, 20 requests, 20 s\n");
  });
});
