import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page with everything that it should not do. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  /** Errors, complaints of the content security policy, requests to anywhere else, dialogs. */
  readonly complaints: readonly string[];
}

/** Opens a file as somebody does who has it on their disk. */
export async function watchedPage(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(?:file|data):/u.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}
