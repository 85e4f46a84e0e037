import { describe, expect, it } from "vitest";
import { type AnyStateMachine, type AnyStateNode, createMachine } from "xstate";
import { idleClient } from "../../model/idle-client.ts";
import { machineCharts } from "../../model/machines.ts";
import { membershipMachine } from "../../model/membership.ts";
import { presenceMachine } from "../../model/presence.ts";
import { presenceList } from "../../model/presence-list.ts";
import { profileFields } from "../../model/profile-fields.ts";
import { ALL_CHARTS } from "./all-charts.fixture.ts";
import { machineJson } from "./machine-json.ts";
import { plainNames } from "./plain-names.ts";

const ORIGINALS: Readonly<Record<string, AnyStateMachine>> = {
  presence: presenceMachine,
  client: idleClient,
  membership: membershipMachine,
  profile: profileFields,
  list: presenceList,
};

/** A machine as XState itself understood it, node by node. */
function understood({ root }: AnyStateMachine): unknown {
  const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)];
  return nodes(root).map(({ id, type, initial, entry, exit, invoke, always, transitions }) => ({
    id,
    type,
    initial: initial.target.map((target) => target.id),
    // What a delayed transition begins with is a function of XState's.
    entry: entry.length,
    exit: exit.length,
    invoke,
    always,
    transitions: [...transitions].map(([event, some]) => [
      event,
      some.map(({ source, target, guard, actions, reenter, meta }) => ({
        source: source.id,
        target: target?.map((one) => one.id),
        guard: typeof guard === "string" ? { type: guard } : guard,
        actions: actions.map((action) => (typeof action === "string" ? { type: action } : action)),
        reenter,
        meta,
      })),
    ]),
  }));
}

describe("machineJson", () => {
  it.each(machineCharts().map((chart) => [chart.name, chart] as const))(
    "of %s is the machine again for createMachine",
    (name, chart) => {
      const again = createMachine(JSON.parse(machineJson(chart)));
      expect(understood(again)).toEqual(understood(ORIGINALS[name]!));
    },
  );

  it("of a graph leads where the graph leads, in every state with every event", () => {
    const charts = ALL_CHARTS.slice(machineCharts().length);
    expect(charts.length).toBeGreaterThan(8);
    for (const chart of charts) {
      const machine = createMachine(JSON.parse(machineJson(chart)));
      const names = plainNames(chart);
      const at = (key: string) => machine.resolveState({ value: names.get(key)!, context: {} });
      expect(Object.keys(machine.states)).toHaveLength(chart.states.length);
      expect(machine.root.initial.target[0]?.key).toBe(names.get(chart.initial));
      for (const { from, to, on } of chart.transitions) {
        const taken = machine.getTransitionData(at(from), { type: "event" in on ? on.event : "" });
        expect(taken.map(({ target }) => target?.[0]?.key)).toEqual([names.get(to!)]);
      }
    }
  });
});
