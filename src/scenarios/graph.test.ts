import { describe, expect, it } from "vitest";
import { isRequirementId } from "../spec/requirements.ts";
import { PROFILE_IDS, profile } from "../spec/profiles.ts";
import { chartsOf } from "./charts/charts.ts";
import { clientGraph } from "./charts/client-chart.ts";
import { countPairs, countStates } from "./graph.ts";

const sizes = (id: string, machine: string) => {
  const graph = chartsOf(profile(id)).of(machine)!.graph;
  return [countStates(graph), new Set(graph.edges.map((edge) => edge.id)).size, countPairs(graph)];
};

describe("compileGraph", () => {
  it("names edges so that a person can read them", () => {
    const { graph } = chartsOf(profile("v1")).of("presence")!;
    const edge = graph.edges.find(
      ({ id }) => id === "presence:online.disconnected>setPresence(offline,fresh)",
    );
    expect(edge).toMatchObject({ from: "online.disconnected", to: "offline.disconnected" });
    expect(edge?.requirements).toContain("PRES-STATE-006");
  });

  it("has the cells where nothing happens", () => {
    const { graph } = chartsOf(profile("v1")).of("presence")!;
    const loops = graph.edges.filter(({ from, to }) => from === to).map(({ event }) => event.type);
    expect(new Set(loops)).toEqual(
      new Set(["setPresence", "poll", "sendMessage", "refuse", "rename", "look"]),
    );
  });

  it("has these sizes: a change of a machine shows here", () => {
    expect(sizes("seed", "presence")).toEqual([11, 85, 872]);
    expect(sizes("v1", "presence")).toEqual([6, 84, 1170]);
    expect(sizes("v1", "sharing")).toEqual([16, 80, 360]);
    expect(sizes("v1", "rooms-2")).toEqual([16, 64, 256]);
    expect(sizes("v1", "world")).toEqual([21, 234, 2796]);
    expect(sizes("seed", "lists")).toEqual([4, 40, 400]);
    expect(sizes("v1", "timers")).toEqual([6, 39, 250]);
  });

  it("carries only requirements of the catalogue", () => {
    for (const id of PROFILE_IDS) {
      const charts = chartsOf(profile(id));
      const edges = charts.machines.flatMap((machine) => charts.of(machine)?.graph.edges ?? []);
      expect(edges.flatMap(({ requirements }) => requirements).every(isRequirementId)).toBe(true);
    }
  });
});

describe("clientGraph", () => {
  it("has the boundary of the timer: just before, and exactly at it", () => {
    const graph = clientGraph(60_000);
    expect(graph.nodes).toEqual(["stopped", "online-60000ms", "online-1ms", "unavailable"]);
    expect(graph.edges).toHaveLength(10);
    const fires = graph.edges.filter(({ requirements }) => requirements.includes("PRES-IDLE-001"));
    expect(fires.map(({ id }) => id)).toEqual([
      "client-1min:online-60000ms>TIME(60000)",
      "client-1min:online-1ms>TIME(1)",
      "client-1min:unavailable>ACTIVITY",
    ]);
  });
});
