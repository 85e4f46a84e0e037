import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { urlTarget } from "../targets/url-target.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Clock } from "../time/clock.ts";
import { VirtualClock } from "../time/virtual-clock.ts";
import { wallClock } from "../time/wall-clock.ts";
import { askVersions } from "./ask-versions.ts";

const patient = { waitMs: 0, signal: new AbortController().signal };
/** Real time, a hundred times faster: the pauses between two tries cost nothing. */
const hasty: Clock = { ...wallClock, setTimeout: (callback, ms) => wallClock.setTimeout(callback, ms / 100) };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function serverThat(answers: RequestListener): Promise<OpenTarget> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as { port: number };
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return openUrl(`http://127.0.0.1:${port}`);
}

async function openUrl(url: string): Promise<OpenTarget> {
  const target = await urlTarget(url, { timers: {} }).open();
  closers.push(async () => target[Symbol.asyncDispose]());
  return target;
}

describe("askVersions", () => {
  it("is what the server says", async () => {
    const target = await serverThat((_request, response) => response.end('{"versions":["r0.6.1","v1.11"]}'));
    expect(await askVersions(target, patient)).toEqual(["r0.6.1", "v1.11"]);
  });

  it.each<[string, RequestListener]>([
    ["HTML", (_request, response) => response.end("<html>Hello</html>")],
    [
      "a redirect",
      (_request, response) => response.writeHead(302, { location: "http://example.org/" }).end(),
    ],
    ["JSON of another kind", (_request, response) => response.end('{"versions":"all"}')],
    ["404", (_request, response) => response.writeHead(404).end("{}")],
  ])("says that %s is no Matrix server", async (_what, answers) => {
    const target = await serverThat(answers);
    await expect(askVersions(target, patient)).rejects.toMatchObject({ code: "not-a-matrix-server" });
  });

  it.each<[string, RequestListener]>([
    ["503", (_request, response) => response.writeHead(503).end()],
    ["a dropped connection", (request) => request.destroy()],
    [
      "an answer without end",
      (_request, response) => {
        for (let sent = 0; sent < 3; sent++) response.write("x".repeat(600_000));
      },
    ],
  ])("says that %s is no answer, and how to wait for one", async (_what, answers) => {
    const target = await serverThat(answers);
    await expect(askVersions(target, patient)).rejects.toMatchObject({
      code: "target-unreachable",
      hint: expect.stringContaining("--wait") as string,
    });
  });

  it("names what it found when nobody listens", async () => {
    const target = await openUrl("http://127.0.0.1:1");
    await expect(askVersions(target, patient)).rejects.toThrow("found connect ECONNREFUSED 127.0.0.1:1.");
  });

  it("gives up on a server that never answers", async () => {
    const clock = new VirtualClock();
    const target = await serverThat(() => clock.advance(30_000));
    await expect(askVersions({ ...target, clock }, patient)).rejects.toThrow("found no answer within 30 s.");
  });

  it("waits for a server that is not ready yet", async () => {
    let asked = 0;
    const target = await serverThat((_request, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(503).end();
      else response.end('{"versions":[]}');
    });
    expect(await askVersions({ ...target, clock: hasty }, { ...patient, waitMs: 60_000 })).toEqual([]);
  });
});
