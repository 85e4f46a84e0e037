import { describe, expect, it } from "vitest";
import { createMachine } from "xstate";
import { profile } from "../spec/profiles.ts";
import { isRequirementId } from "../spec/requirements.ts";
import { machineCharts } from "./machines.ts";
import { PLAIN_POLICY } from "./policy.ts";
import { statechartOf, transitionId } from "./statechart.ts";
import { takenTransitions } from "./taken-transitions.ts";
import { initialWorld } from "./world.ts";

describe("statechartOf", () => {
  it("tells what a machine has: nested states, guards with what they ask, actions, and the requirements", () => {
    const [presence] = machineCharts();
    expect(presence).toMatchObject({ name: "presence", initial: "offline" });
    expect(presence?.states.slice(0, 2)).toEqual([
      { key: "offline", name: "offline", initial: "disconnected" },
      { key: "offline.connected", name: "connected", parent: "offline" },
    ]);
    expect(presence?.transitions).toContainEqual({
      id: "presence:online.connected>poll[asks(unavailable)]",
      from: "online.connected",
      to: "unavailable.connected",
      on: { event: "poll" },
      guard: { type: "asks", params: { setPresence: "unavailable" } },
      actions: [{ type: "byItself" }],
      reenter: true,
      requirements: ["PRES-SYNC-004", "PRES-SYNC-007"],
    });
    expect(presence?.transitions).toContainEqual({
      id: "presence:online.connected>after IDLE_AFTER[idles]",
      from: "online.connected",
      to: "unavailable.connected",
      on: { delay: "IDLE_AFTER" },
      guard: { type: "idles" },
      actions: [{ type: "byItself" }],
      reenter: false,
      requirements: ["PRES-IDLE-004"],
    });
  });

  it("gives each transition an id of its own, and its requirements", () => {
    for (const { transitions } of machineCharts()) {
      expect(new Set(transitions.map(({ id }) => id)).size).toBe(transitions.length);
      for (const { requirements } of transitions) {
        expect(requirements.length).toBeGreaterThan(0);
        expect(requirements.every(isRequirementId)).toBe(true);
      }
    }
  });

  it("refuses what has no name to tell it by", () => {
    const nameless = createMachine({
      id: "m",
      initial: "a",
      states: { a: { on: { x: { guard: () => true } } } },
    });
    expect(() => statechartOf(nameless, "")).toThrow("Cannot describe a machine");
  });
});

describe("transitionId", () => {
  it("is the same in the chart and for what a command takes", () => {
    const { rules } = profile("seed");
    const world = initialWorld({ rules, policy: PLAIN_POLICY, users: ["A"], rooms: [] });
    const rename = { type: "rename", user: "A", value: "fresh" } as const;
    const ids = takenTransitions(world, rename).map(transitionId);
    expect(ids).toEqual(["presence:offline.disconnected>rename", "profile:blank>rename[isFresh]"]);
    const known = new Set(machineCharts().flatMap(({ transitions }) => transitions.map(({ id }) => id)));
    expect(ids.every((id) => known.has(id))).toBe(true);
  });
});
