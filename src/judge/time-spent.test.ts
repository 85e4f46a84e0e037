import { expect, it } from "vitest";
import { HandHistory } from "./hand-history.fixture.ts";
import { timeSpent } from "./time-spent.ts";

const waitStep = (at: number, ms: number) => ({
  record: "step" as const,
  scenario: "hand/001",
  step: 0,
  command: { type: "wait" as const, ms },
  edges: [],
  at,
});

it("counts each moment once, for the first of server, timers and streams that was waited for", () => {
  // Two requests of 10 ms at once, half over; a stream of 100 ms around them; a timer of 50 ms begins within it.
  const history = new HandHistory("v1")
    .ask("A", { kind: "register" }, {}, 10)
    .wait(-5)
    .ask("B", { kind: "register" }, {}, 10)
    .wait(-15)
    .stream("B", [], { tookMs: 100 })
    .done();
  const steps = [waitStep(80, 50)];
  expect(timeSpent({ ...history, steps })).toEqual({ serverMs: 15, timersMs: 50, streamsMs: 65, ownMs: 0 });
});

it("leaves to the harness what nobody else was waited for", () => {
  const history = new HandHistory("v1")
    .wait(30)
    .ask("A", { kind: "register" }, {}, 10)
    .wait(5)
    .ask("A", { kind: "logOut" }, {}, 10)
    .done();
  expect(timeSpent(history)).toEqual({ serverMs: 20, timersMs: 0, streamsMs: 0, ownMs: 35 });
});
