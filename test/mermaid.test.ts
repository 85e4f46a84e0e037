import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALL_CHARTS } from "../src/reporters/statecharts/all-charts.fixture.ts";
import { arrowsOf, sayTransition } from "../src/reporters/statecharts/arrows.ts";
import { isDrawable } from "../src/reporters/statecharts/lay-out.ts";
import { mermaidText } from "../src/reporters/statecharts/mermaid-text.ts";
import { plainNames } from "../src/reporters/statecharts/plain-names.ts";
import { hasChromium, launch, whySkipped } from "./browser/chromium.ts";

/** Mermaid's own, as far as it is asked here. */
interface Mermaid {
  initialize(options: {
    readonly startOnLoad: boolean;
    readonly maxEdges: number;
    readonly maxTextSize: number;
  }): void;
  render(id: string, text: string): Promise<{ readonly svg: string }>;
  readonly mermaidAPI: {
    getDiagramFromText(text: string): Promise<{ readonly type: string; readonly db: Db }>;
  };
}

interface Db {
  getStates(): ReadonlyMap<string, { readonly descriptions: readonly string[] }>;
  getRelations(): readonly { readonly id1: string; readonly id2: string; readonly relationTitle: string }[];
}

/** Mermaid reads nothing without a browser: its parser cleans texts with the DOM. */
describe.skipIf(!hasChromium)(`Mermaid, in Chromium, reads what rollcall graph writes${whySkipped}`, () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    await page.addScriptTag({ path: fileURLToPath(import.meta.resolve("mermaid/dist/mermaid.min.js")) });
    await page.evaluate(() => {
      const { mermaid } = globalThis as unknown as { readonly mermaid: Mermaid };
      mermaid.initialize({ startOnLoad: false, maxEdges: 1_000, maxTextSize: 200_000 });
    });
  });
  afterAll(() => browser.close());

  it("as the same states and the same arrows, of every chart that can be drawn", async () => {
    for (const chart of ALL_CHARTS.filter(isDrawable)) {
      const read = await page.evaluate(async (text) => {
        const { mermaid } = globalThis as unknown as { readonly mermaid: Mermaid };
        const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
        return {
          type,
          states: [...db.getStates()].map(([id, { descriptions }]) => [id, descriptions] as const),
          arrows: db.getRelations().map(({ id1, id2, relationTitle }) => [id1, id2, relationTitle] as const),
        };
      }, mermaidText(chart));
      const names = plainNames(chart);
      const name = (key: string) => names.get(key) ?? "";
      const { between, within } = arrowsOf(chart);
      expect(read.type).toBe("stateDiagram");
      const states = new Map(read.states);
      for (const { key, name: shown, parent, initial } of chart.states) {
        const lines = states.get(name(key))?.map(plain);
        // Mermaid looks into nested states when it draws.
        const isNested = parent !== undefined || initial !== undefined;
        const wanted = [shown, ...(within.get(key) ?? []).map(sayTransition)];
        expect(lines).toEqual(isNested ? (lines ?? []) : wanted);
        states.delete(name(key));
      }
      expect([...states.keys()].filter((id) => !id.endsWith("start"))).toEqual([]);
      expect(
        read.arrows.filter(([from]) => !from.endsWith("start")).map((arrow) => arrow.map(plain)),
      ).toEqual(
        between.map(({ from, to, transitions }) => [
          name(from),
          name(to),
          transitions.map(sayTransition).join("<br>"),
        ]),
      );
    }
  });

  it("and draws what has a meaning for it as text", async () => {
    const sharing = ALL_CHARTS.find(({ name }) => name === "sharing")!;
    const svg = await page.evaluate(async (text) => {
      const { mermaid } = globalThis as unknown as { readonly mermaid: Mermaid };
      return (await mermaid.render("sharing", text)).svg;
    }, mermaidText(sharing));
    expect(svg).toContain("K&gt;A.ban(r1)");
  });
});

/** As Mermaid keeps its entities until it draws. */
function plain(text: string): string {
  return text.replace(/ﬂ°°(?<code>\d+)¶ß/gu, (_whole, code: string) => String.fromCodePoint(Number(code)));
}
