import { describe, expect, it } from "vitest";
import { getAdjacencyMap } from "xstate/graph";
import { createInertScope } from "./inert-scope.ts";
import { idleClient } from "./idle-client.ts";
import { presenceMachine } from "./presence.ts";
import { PLAIN_POLICY } from "./policy.ts";
import { profile } from "../spec/profiles.ts";
import { timed, timerEvent } from "./timed.ts";

const logic = timed(idleClient);
const { scope } = createInertScope();

function explored(grainMs: number, idleMs: number): readonly string[] {
  const map = getAdjacencyMap(
    logic as never,
    {
      input: { idleMs },
      events: [{ type: "START" }, { type: "STOP" }, { type: "ACTIVITY" }, { type: "TIME", ms: grainMs }],
      serializeState: (state: ReturnType<typeof logic.transition>) =>
        JSON.stringify([state.inner.value, state.timers.map(({ leftMs }) => leftMs)]),
    } as never,
  );
  return Object.keys(map);
}

describe("timed", () => {
  it("has as many states as there are steps of time until the timer fires, and no leaked timers", () => {
    expect(explored(60_000, 300_000)).toHaveLength(7);
    expect(explored(60_000, 60_000)).toHaveLength(3);
    expect(explored(20_000, 300_000)).toHaveLength(17);
  });

  it("fires exactly at the timeout, and not before", () => {
    const start = logic.transition(logic.getInitialSnapshot(scope, { idleMs: 60_000 }), { type: "START" });
    const before = logic.transition(start, { type: "TIME", ms: 59_999 });
    expect([start.inner.value, before.inner.value]).toEqual(["online", "online"]);
    expect(logic.transition(before, { type: "TIME", ms: 1 }).inner.value).toBe("unavailable");
    const active = logic.transition(before, { type: "ACTIVITY" });
    expect(logic.transition(active, { type: "TIME", ms: 1 }).inner.value).toBe("online");
  });
});

describe("timerEvent", () => {
  const input = { rules: profile("v1").rules, policy: PLAIN_POLICY, timers: { offlineMs: 1, idleMs: 1 } };
  const start = presenceMachine.getInitialSnapshot(scope, input);

  it("names the timer's event where it runs", () => {
    const online = presenceMachine.transition(
      start,
      { type: "connect", user: "A", setPresence: "default" },
      scope,
    );
    const idle = timerEvent(presenceMachine, online, "IDLE_AFTER");
    expect(idle).toEqual({ type: "xstate.after.IDLE_AFTER.presence.online.connected" });
    expect(presenceMachine.transition(online, idle as never, scope).value).toEqual({
      unavailable: "connected",
    });
  });

  it("is undefined where it does not run", () => {
    expect(timerEvent(presenceMachine, start, "OFFLINE_AFTER")).toBeUndefined();
  });
});
