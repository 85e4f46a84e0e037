import { expect, it } from "vitest";
import { fakeIo } from "./fake-io.ts";
import { showSimulation } from "./show-simulation.ts";

const STATE = {
  phase: "set-up",
  setUp: { done: 3, total: 8 },
  violations: 0,
  loadedMs: 0,
  durationMs: 60_000,
} as const;
const CLEARED = "\u001b[1A\r\u001b[2K\n\u001b[1A";

it("draws itself anew on a terminal, and leaves what was said", () => {
  const io = fakeIo({ isTerminal: true });
  const display = showSimulation(io);
  const drawn = () => io.err().slice(before.length);
  let before = "";
  display.show(STATE);
  const frame = io.err();
  before = io.err();
  display.say("Stopping.\n");
  expect(drawn()).toBe(`${CLEARED}Stopping.\n`);
  io.nowMs = 1_000;
  before = io.err();
  display.show(STATE);
  expect(drawn()).toBe(frame);
  before = io.err();
  display.stop();
  display.stop();
  expect(drawn()).toBe(CLEARED);
});

it("is plain lines elsewhere, the first after ten seconds", () => {
  const io = fakeIo();
  const display = showSimulation(io);
  display.show(STATE);
  display.say("Stopping.\n");
  io.nowMs = 10_000;
  display.show(STATE);
  display.stop();
  expect(io.err()).toBe("Stopping.\nset-up: 3 of 8 users and memberships\n");
});
