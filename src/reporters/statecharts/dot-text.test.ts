import { instance } from "@viz-js/viz";
import { describe, expect, it } from "vitest";
import type { Statechart } from "../../model/statechart.ts";
import { ALL_CHARTS } from "./all-charts.fixture.ts";
import { arrowsOf, sayTransition } from "./arrows.ts";
import { dotText } from "./dot-text.ts";
import { layOut } from "./lay-out.ts";

interface Read {
  readonly objects: readonly { readonly name: string; readonly label?: string }[];
  readonly edges: readonly { readonly tail: number; readonly head: number; readonly label?: string }[];
}

/** What Graphviz reads in it; `osage` finds places the quickest. */
async function read(chart: Statechart): Promise<Read> {
  return (await instance()).renderJSON(dotText(chart), { engine: "osage" }) as Read;
}

describe("dotText", () => {
  it.each(ALL_CHARTS.map((chart, place) => [`${place} ${chart.name}`, chart] as const))(
    "%s has the chart's states and arrows for Graphviz",
    async (_name, chart) => {
      const { objects, edges } = await read(chart);
      const isOuter = (key: string) => chart.states.some(({ parent }) => parent === key);
      expect(objects.map(({ name }) => name).sort()).toEqual(
        ["[*]", ...chart.states.map(({ key }) => (isOuter(key) ? `cluster_${key}` : key))].sort(),
      );
      const nameAt = (place: number) => objects[place]?.name;
      const [start, ...others] = edges.map(
        ({ tail, head, label }) => [nameAt(tail), nameAt(head), label ?? ""] as const,
      );
      expect(start?.[0]).toBe("[*]");
      const wanted = arrowsOf(chart).between.map(({ from, to, transitions }) => [
        from,
        to,
        transitions.map(sayTransition).join("\\n"),
      ]);
      expect(new Set(others.map(String))).toEqual(new Set(wanted.map(String)));
      expect(others).toHaveLength(wanted.length);
    },
  );

  it("leads first into the innermost initial state", async () => {
    const { objects, edges } = await read(ALL_CHARTS[0]!);
    const start = edges.find(({ tail }) => objects[tail]?.name === "[*]");
    expect(objects[start!.head]?.name).toBe("offline.disconnected");
  });

  it("keeps what Graphviz would take for its own", async () => {
    const hostile = `a"b{c}|<d>`;
    const chart: Statechart = {
      name: hostile,
      about: hostile,
      initial: "a",
      states: [{ key: "a", name: hostile }],
      transitions: [
        { id: "1", from: "a", on: { event: hostile }, actions: [], reenter: false, requirements: [] },
      ],
    };
    const { boxes } = await layOut(chart);
    expect(boxes.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual([hostile, hostile]);
  });
});
