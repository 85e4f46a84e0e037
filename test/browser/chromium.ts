import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's; elsewhere the tests that need it are skipped, and their name says why. */
const PATH = "/usr/bin/chromium";

export const hasChromium = existsSync(PATH);

/** What to add to the name of tests that need a browser. */
export const whySkipped = hasChromium ? "" : ` (skipped: there is no ${PATH})`;

/** A browser that looks for nothing outside this machine. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
