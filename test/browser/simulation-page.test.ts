import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareLatencies } from "../../src/simulation/measure/latencies.ts";
import { simulationHtml } from "../../src/simulation/page/simulation-html.ts";
import {
  hostileSimulation,
  sampleSimulation,
} from "../../src/simulation/report/sample-simulation.fixture.ts";
import { hasChromium, launch, whySkipped } from "./chromium.ts";
import { watchedPage } from "./watched-page.ts";

const HOSTILE = `"><img src=x onerror="executed=1"><script>executed=1</script>\u202e\u0000`;

describe.skipIf(!hasChromium)(`the page of a simulation in a browser${whySkipped}`, () => {
  let browser: Browser;
  let folder: string;
  const file = (name: string) => join(folder, `${name}.html`);

  beforeAll(async () => {
    await prepareLatencies();
    folder = await mkdtemp(join(tmpdir(), "rollcall-html-"));
    await writeFile(file("sample"), simulationHtml(sampleSimulation()));
    await writeFile(file("hostile"), simulationHtml(hostileSimulation(HOSTILE)));
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it("executes nothing that a server or a user sent, and complains of nothing", async () => {
    await using opened = await watchedPage(browser, file("hostile"));
    const { page } = opened;
    expect(await page.evaluate(`"executed" in globalThis`)).toBe(false);
    expect(await page.locator("img, script[src], [onerror]").count()).toBe(0);
    expect(await page.locator(".violation").first().innerText()).toContain(
      "<script>executed=1</script>\\u202e",
    );
    expect(opened.complaints).toEqual([]);
  });

  it.each([
    ["by day", {}],
    ["by night, on a phone", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
  ] as const)("has nothing that axe-core finds serious, %s", async (_when, options) => {
    await using opened = await watchedPage(browser, file("sample"), { ...options, bypassCSP: true });
    const { page } = opened;
    await page.evaluate(`for (const fold of document.querySelectorAll("details")) fold.open = true;`);
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate(`axe.run()`)) as AxeResults;
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
    const root = "document.documentElement";
    expect(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)).toBe(0);
  });
});
