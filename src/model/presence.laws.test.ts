import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createActor } from "xstate";
import { profile } from "../spec/profiles.ts";
import { VirtualClock } from "../time/virtual-clock.ts";
import { createInertScope } from "./inert-scope.ts";
import { openPolicies } from "./policy.ts";
import { type PresenceEvent, presenceMachine } from "./presence.ts";
import { timed } from "./timed.ts";

const user = "A";
const anyEvent: fc.Arbitrary<PresenceEvent> = fc.oneof(
  fc.record({
    type: fc.constant("setPresence" as const),
    user: fc.constant(user),
    presence: fc.constantFrom("offline", "unavailable", "online", "free_for_chat"),
    message: fc.constantFrom("fresh", "same", "none", "null", "empty"),
  }),
  fc.record({
    type: fc.constantFrom("connect" as const, "poll" as const),
    user: fc.constant(user),
    setPresence: fc.constantFrom("default", "online", "unavailable", "offline"),
  }),
  fc.constantFrom<PresenceEvent>(
    { type: "disconnect", user },
    { type: "sendMessage", user, room: "r1" },
    { type: "look", user: "B", at: user },
    { type: "refuse", user, fault: "put-null" },
    { type: "wait", ms: 1 },
  ),
);
const anyInput = fc.constantFrom("seed", "r0.4", "v1").chain((id) => {
  const { rules } = profile(id);
  return fc
    .constantFrom(...openPolicies(rules))
    .map((policy) => ({ rules, policy, timers: { offlineMs: 30_000, idleMs: 300_000 } }));
});

it("is the same stepped in an inert scope as it is live", () => {
  fc.assert(
    fc.property(anyInput, fc.array(anyEvent, { maxLength: 40 }), (input, events) => {
      const { scope, ...inert } = createInertScope();
      const actor = createActor(presenceMachine, { input, clock: new VirtualClock() }).start();
      let state = presenceMachine.getInitialSnapshot(scope, input);
      for (const event of events) {
        actor.send(event);
        state = presenceMachine.transition(state, event, scope);
        inert.takeActions();
        expect(state.value).toEqual(actor.getSnapshot().value);
        expect(state.context).toEqual(actor.getSnapshot().context);
      }
      actor.stop();
    }),
  );
});

it("has the same timers as events as it has live on a clock", () => {
  const anyStep = fc.oneof(
    anyEvent,
    fc.record({ type: fc.constant("TIME"), ms: fc.integer({ min: 1, max: 400_000 }) }),
  );
  fc.assert(
    fc.property(anyInput, fc.array(anyStep, { maxLength: 40 }), (input, steps) => {
      const { scope } = createInertScope();
      const clock = new VirtualClock();
      const actor = createActor(presenceMachine, { input, clock }).start();
      const logic = timed(presenceMachine);
      let state = logic.getInitialSnapshot(scope, input);
      for (const step of steps) {
        if (step.type === "TIME") clock.advance((step as { ms: number }).ms);
        else actor.send(step);
        state = logic.transition(state, step);
        expect(state.inner.value).toEqual(actor.getSnapshot().value);
      }
      actor.stop();
    }),
  );
});
