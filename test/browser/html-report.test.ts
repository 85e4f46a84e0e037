import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe, { type AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReport } from "../../src/judge/build-report.ts";
import { collectExhibits } from "../../src/judge/exhibits/collect-exhibits.ts";
import { judge } from "../../src/judge/judge.ts";
import { htmlReport } from "../../src/reporters/html/run/html-report.ts";
import { walkedClient } from "../../src/reporters/html/run/walked-chart.fixture.ts";
import { sampleExhibits } from "../../src/reporters/sample-exhibits.ts";
import { sampleReport } from "../../src/reporters/sample-report.ts";
import { storedHistory } from "../stored-history.ts";
import { hasChromium, launch, whySkipped } from "./chromium.ts";
import { hostileRun } from "./hostile-run.ts";
import { watchedPage } from "./watched-page.ts";

/** What Dendrite answered to a smoke run; it breaks five duties. */
const history = storedHistory("dendrite-0.15.2");
const judgement = judge(history);
const report = buildReport(history, judgement, { errors: [], warnings: [] });
const exhibits = collectExhibits(history, judgement);
const hostile = hostileRun(report, exhibits);

const PHONE = { viewport: { width: 390, height: 844 } };

describe.skipIf(!hasChromium)(`the HTML report in a browser${whySkipped}`, () => {
  let browser: Browser;
  let folder: string;
  const file = (name: string) => join(folder, `${name}.html`);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rollcall-html-"));
    const pages = {
      run: await htmlReport(report, () => exhibits),
      // All that there is on a page, and little of each.
      sample: await htmlReport(sampleReport, () => ({ ...sampleExhibits, charts: [walkedClient] })),
      hostile: await htmlReport(hostile.report, () => hostile.exhibits),
    };
    for (const [name, page] of Object.entries(pages)) await writeFile(file(name), page);
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it("is shown from disk without a complaint, and asks for nothing", async () => {
    await using opened = await watchedPage(browser, file("run"));
    await expect(opened.page.title()).resolves.toBe("Presence of http://127.0.0.1:8108");
    expect(opened.complaints).toEqual([]);
  });

  it("filters the requirements by verdict, heading and text, and says how many are left", async () => {
    await using opened = await watchedPage(browser, file("run"));
    const form = opened.page.locator(`form[data-filters="requirement-list"]`);
    const rows = () => opened.page.locator("#requirement-list > li:visible").count();
    const status = () => form.getByRole("status").textContent();
    expect([await rows(), await status()]).toEqual([162, "all 162"]);
    await form.getByLabel("fail", { exact: false }).check();
    expect([await rows(), await status()]).toEqual([5, "5 of 162"]);
    await form.getByLabel("Heading").selectOption("PUT");
    expect(await rows()).toBe(1);
    await form.getByRole("button", { name: "Show all" }).click();
    await form.getByLabel("Text").fill("RESETS room");
    const left = opened.page.locator("#requirement-list > li:visible code").first();
    expect(await left.textContent()).toBe("PRES-LAA-002");
    expect(opened.complaints).toEqual([]);
  });

  it("leads from a finding to its exchange, with what was allowed beside what was shown", async () => {
    await using opened = await watchedPage(browser, file("run"));
    await opened.page.locator(`#wrong a[href^="#scenario/"]`).first().click();
    const row = opened.page.locator("tr.marked");
    await row.waitFor();
    expect(await row.getByRole("cell").first().textContent()).toMatch(/^is shown +A: unavailable .*✗ fail/su);
    expect(await row.getByRole("cell").last().textContent()).toMatch(/^A: unavailable/u);
    await row.locator(`a[href^="#finding-"]`).first().click();
    expect(await opened.page.evaluate(`document.querySelector(":target").className`)).toBe("finding");
    expect(opened.complaints).toEqual([]);
  });

  it("opens a timeline at the address that somebody was sent", async () => {
    const scenario = exhibits.timelines.find(({ entries }) => entries.length > 400);
    const last = scenario?.entries.findLast((entry) => entry.kind === "exchange");
    const address = `#scenario/${scenario?.scenario}/exchange-${last?.index}`;
    await using opened = await watchedPage(browser, `${file("run")}${address}`);
    await opened.page.locator("tr.marked").waitFor();
    expect(await opened.page.locator("tr.marked").getAttribute("data-exchange")).toBe(String(last?.index));
  });

  it("can be used by keyboard alone", async () => {
    await using opened = await watchedPage(browser, file("run"));
    const { keyboard } = opened.page;
    const focused = () => opened.page.evaluate(`document.activeElement.textContent.trim()`);
    await keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the content");
    await keyboard.press("Enter");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    expect(await opened.page.locator("details.wrong").first().getAttribute("open")).toBeNull();
    await opened.page.locator(`#scenario-list summary`).first().focus();
    await keyboard.press("Enter");
    await opened.page.getByRole("table").getByRole("row").nth(5).waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it("tells the summary, the requirements and the findings without a script", async () => {
    await using opened = await watchedPage(browser, file("run"), { javaScriptEnabled: false });
    const text = await opened.page.locator("body").innerText();
    expect(text).toContain("5 fail");
    expect(text).toContain("true with online only");
    expect(text).toContain("A script lists them and draws their timelines; it does not run here.");
    expect(await opened.page.locator("#requirement-list > li:visible").count()).toBe(162);
    expect(await opened.page.locator("form:visible").count()).toBe(0);
  });

  it("executes nothing that a server or a user sent, however much of it there is, and shows it", async () => {
    await using opened = await watchedPage(browser, file("hostile"));
    const { page } = opened;
    await page.locator(`#wrong a[href^="#scenario/"]`).first().click();
    await page.locator("tr.marked").waitFor();
    await page.evaluate(`for (const fold of document.querySelectorAll("details")) fold.open = true;`);
    await page
      .locator(".timeline")
      .nth(exhibits.timelines.length - 1)
      .waitFor();
    expect(await page.evaluate(`"executed" in globalThis`)).toBe(false);
    expect(await page.locator("img, iframe, object, [onload], [onerror], script[src], b b").count()).toBe(0);
    expect(await page.locator(`script:not([type="application/json"])`).count()).toBe(1);
    const shown = await page.locator("tr.marked td:not(:empty)").first().textContent();
    expect(shown).toContain(`<script>executed=1</script>`);
    expect(shown).toContain("\\u202e\\u2066\\u0000\\u200b\\ud800\\u2028 end");
    expect(await page.locator("body").innerText()).not.toMatch(/[\u202e\u2066\u200b\u2028]/u);
    expect(opened.complaints).toEqual([]);
  });

  it("would not execute it even if it became an element", async () => {
    await using opened = await watchedPage(browser, file("run"));
    await opened.page.evaluate(
      `document.body.append(Object.assign(document.createElement("script"), { async: false }));
       document.scripts[document.scripts.length - 1].append("executed = 1");`,
    );
    expect(await opened.page.evaluate(`"executed" in globalThis`)).toBe(false);
    expect(opened.complaints.join("\n")).toMatch(/will not be executed/u);
    await expect(opened.page.evaluate(`document.body.innerHTML = "<b>x</b>"`)).rejects.toThrow(
      /TrustedHTML/u,
    );
  });

  it.each([
    ["by day", {}],
    ["by night", { colorScheme: "dark" }],
    ["on a phone", PHONE],
  ] as const)("has nothing that axe-core finds serious, %s", async (_when, options) => {
    await using opened = await watchedPage(browser, file("sample"), { ...options, bypassCSP: true });
    const { page } = opened;
    await page.evaluate(`for (const fold of document.querySelectorAll("details")) fold.open = true;`);
    await page.locator(".timeline").waitFor();
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate(`axe.run()`)) as AxeResults;
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
    const root = "document.documentElement";
    expect(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)).toBe(0);
  });
});
