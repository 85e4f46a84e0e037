import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import type { Statechart } from "../../model/statechart.ts";
import { ALL_CHARTS } from "./all-charts.fixture.ts";
import { sayTransition } from "./arrows.ts";
import { chartSvg } from "./chart-svg.ts";
import { isDrawable, layOut } from "./lay-out.ts";
import { svgFile } from "./svg-file.ts";

const [presence, client] = ALL_CHARTS as readonly [Statechart, Statechart];
const world = ALL_CHARTS.find(({ name }) => name === "world")!;

describe("layOut", () => {
  it("finds a place for each state and each transition", async () => {
    const { boxes, frames, arrows, width, height } = await layOut(presence);
    expect(frames.map(({ lines }) => lines[0]?.text)).toEqual([
      "offline",
      "unavailable",
      "online",
      "free_for_chat",
    ]);
    expect(boxes.map(({ lines }) => lines[0]?.text)).toEqual(
      Array.from({ length: 4 }).flatMap(() => ["connected", "disconnected"]),
    );
    const lines = [...boxes, ...arrows].flatMap((one) => one.lines);
    const told = lines.flatMap(({ transition, text }) =>
      transition === undefined ? [] : [[transition, text]],
    );
    expect(told).toHaveLength(presence.transitions.length);
    expect(told.every(([transition, text]) => text === sayTransition(transition as never))).toBe(true);
    for (const { x, y } of lines) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
  });

  it("leads each arrow from its own state to its own", async () => {
    const { boxes, arrows } = await layOut(client);
    const nameAt = ([x, y]: readonly [number, number]) =>
      boxes
        .toSorted((one, other) => far(one, [x, y]) - far(other, [x, y]))
        .map(({ lines }) => lines[0]?.text)[0];
    for (const { curve, head, lines } of arrows) {
      const { transition } = lines[0] ?? {};
      if (transition === undefined) continue;
      expect([nameAt(curve[0]!), nameAt(head[1]!)]).toEqual([transition.from, transition.to]);
    }
  });

  it("refuses what nobody could read, and Graphviz would take minutes for", async () => {
    expect(isDrawable(world)).toBe(false);
    await expect(layOut(world)).rejects.toThrow("Cannot draw world: wanted at most 150 arrows, found 216.");
  });
});

describe("chartSvg", () => {
  it("has the classes that it is told, of an arrow by all that it stands for", async () => {
    const drawing = await layOut(client, (transition) => `* ${sayTransition(transition)}`);
    const svg = String(chartSvg(drawing, { title: "A & B", classOf: (some) => `c-${some.length}` }));
    using document = XmlDocument.fromString(svg);
    const contents = (query: string) => document.find(query).map((node) => node.content.trim());
    expect(contents("//*[local-name()='title']")).toEqual(["A & B"]);
    expect(contents("//*[@class='arrow c-1']/*[@class='c-1']").toSorted()).toEqual([
      "* ACTIVITY",
      "* START",
      "* STOP",
      "* STOP",
      "* after CLIENT_IDLE",
    ]);
    expect(contents("//*[@class='state c-1']/*[@class='c-1']")).toEqual(["* ACTIVITY"]);
  });
});

describe("svgFile", () => {
  it("is a document of its own, the same every time", async () => {
    const text = await svgFile(client);
    expect(await svgFile(client)).toBe(text);
    using document = XmlDocument.fromString(text);
    expect(document.root.name).toBe("svg");
    const texts = document.find("//*[local-name()='text']").map((node) => node.content);
    expect(texts).toEqual(expect.arrayContaining(["stopped", "online", "unavailable", "after CLIENT_IDLE"]));
  });
});

function far(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  point: readonly [number, number],
) {
  const outside = (from: number, size: number, value: number) =>
    Math.max(from - value, 0, value - from - size);
  return Math.hypot(outside(x, width, point[0]), outside(y, height, point[1]));
}
