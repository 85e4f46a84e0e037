import { expect, it } from "vitest";
import { put } from "../scenarios/put.ts";
import type { Step } from "../scenarios/scenario.ts";
import { waitingTime } from "./waiting-time.ts";

const LIMITED = { presencePutEveryMs: 10_000 };

function step(command: Step["command"], fence = false): Step {
  return { command, fence, expect: [], looks: [], edges: [] };
}

it("is what the scenario lets pass, where nothing is limited", () => {
  const steps = [step(put("A", "online"), true)];
  expect(waitingTime({ steps, waitMs: 4_000 })).toBe(4_000);
});

it("grows with the changes of whoever makes most of them, refused or not", () => {
  const steps = [
    step(put("A", "online")),
    step({ type: "refuse", user: "A", fault: "put-enum-null" }),
    step(put("B", "online")),
    step({ type: "sendMessage", user: "A", room: "r1" }),
  ];
  expect(waitingTime({ steps, waitMs: 4_000 }, LIMITED)).toBe(24_000);
});

it("grows with the fences, which are changes, too", () => {
  const steps = [step(put("A", "online"), true), step({ type: "wait", ms: 1 }, true)];
  expect(waitingTime({ steps, waitMs: 0 }, LIMITED)).toBe(20_000);
});
