import { describe, expect, it } from "vitest";
import { linePlot } from "./line-plot.ts";
import { countScale, timeScale } from "./scale.ts";

const plot = (marks: readonly (readonly ["phase" | "wrong", number, string])[] = []) =>
  String(
    linePlot({
      caption: "What <is> shown",
      lines: [{ name: "one", points: [[0, 0], undefined, [50, 10], [100, 5]] }],
      x: (length) => timeScale(100, length),
      y: (length) => countScale(10, length),
      marks: marks.map(([kind, x, label]) => ({ kind, x, label })),
    }),
  );

const labelled = (markup: string) =>
  [
    ...markup.matchAll(
      /<g class="mark[^>]*>\s*<title>[^<]*<\/title\s*>\s*<path[^>]*>\s*<text[^>]*>(?<label>[^<]*)/gu,
    ),
  ].map(({ groups }) => groups?.["label"]);

describe("linePlot", () => {
  it("begins anew after a hole, with a dot where a point is alone", () => {
    const path = /class="line l1" d="(?<path>[^"]*)"/u.exec(plot())?.groups?.["path"];
    expect(path).toBe("M62 196h0M419 22h0L776 109");
  });

  it("has its caption as text, for the picture and for who does not see it", () => {
    expect(plot()).toContain("<title>What &lt;is&gt; shown</title>");
    expect(plot()).toContain(`aria-label="What &lt;is&gt; shown"`);
  });

  it("labels phases that are long enough, and of other marks as many as there is room for", () => {
    expect(
      labelled(
        plot([
          ["phase", 0, "short"],
          ["phase", 1, "long"],
          ["phase", 100, "end"],
        ]),
      ),
    ).toEqual(["long"]);
    expect(
      labelled(
        plot([
          ["wrong", 10, "1"],
          ["wrong", 11, "2"],
          ["wrong", 50, "3"],
        ]),
      ),
    ).toEqual(["1", "3"]);
  });

  it("keeps a label from leaving the plot", () => {
    expect(plot([["wrong", 99, "last"]])).toMatch(/<text class="end" x="765.9"[^>]*>last/u);
  });
});
