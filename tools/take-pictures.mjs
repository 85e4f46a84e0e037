/**
 * Takes the pictures of `docs/reading-a-report.md` again (npm run pictures): tests a server with one known fault, on the embedded
 * server and so always the same, and looks at the HTML report in Chromium.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";
const pictures = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "rollcall-pictures-"));
const report = join(place, "report.html");
const FINDING = `#wrong a[href^="#scenario/"]`;

mkdirSync(pictures, { recursive: true });
spawnSync(
  process.execPath,
  [
    "dist/cli/main.js",
    "run",
    "mutant:refused-status-sticks",
    "--depth",
    "smoke",
    "--report",
    `html=${report}`,
  ],
  { stdio: "ignore" },
);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
try {
  await take("first-screen", { height: 690 }, async () => {});
  await take("timeline", { height: 760 }, async (page) => {
    await page.locator(FINDING).first().click();
    await page.locator("tr.marked").waitFor();
    // The act stands just before what shows it.
    await page.locator(".timeline").evaluate((element) => element.scrollBy(0, -60));
  });
  await take("requirements", { height: 560 }, async (page) => {
    const form = page.locator(`form[data-filters="requirement-list"]`);
    await form.getByLabel("fail").check();
    await form.getByLabel("observed").check();
    await page.locator("#requirement-list > li:visible summary").first().click();
    await page.locator("#requirements").evaluate((element) => element.scrollIntoView());
  });
  await take("specification", { height: 560 }, async (page) => {
    const sentence = page.locator("#specification summary", { hasText: "The four endpoints" });
    await sentence.click();
    await sentence.evaluate((element) => element.scrollIntoView({ block: "center" }));
  });
  await take("machine", { height: 620 }, async (page) => {
    await page.locator("#machine-presence").evaluate((element) => element.scrollIntoView());
  });
  await take("phone", { width: 390, height: 800, dark: true }, async () => {});
} finally {
  await browser.close();
  rmSync(place, { recursive: true });
}

/** One picture of the window, after something was done in it. */
async function take(name, { width = 1_000, height, dark = false }, act) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  await page.goto(pathToFileURL(report).href);
  await act(page);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.close();
}
