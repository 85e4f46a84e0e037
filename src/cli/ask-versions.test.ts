import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { urlTarget } from "../targets/url-target.ts";
import type { OpenTarget } from "../targets/target.ts";
import type { Clock } from "../time/clock.ts";
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

  it("is nothing where a Matrix server knows no such question", async () => {
    const target = await serverThat((_request, response) =>
      response.writeHead(404, { "content-type": "application/json" }).end('{"errcode":"M_UNRECOGNIZED"}'),
    );
    expect(await askVersions(target, patient)).toEqual([]);
  });

  it("says so when it is no Matrix server", async () => {
    const target = await serverThat((_request, response) => response.end("<html>Hello</html>"));
    await expect(askVersions(target, patient)).rejects.toMatchObject({ code: "not-a-matrix-server" });
  });

  it("names what it found when nobody listens, and how to wait", async () => {
    const target = await openUrl("http://127.0.0.1:1");
    await expect(askVersions({ ...target, clock: hasty }, patient)).rejects.toMatchObject({
      code: "unreachable",
      message: expect.stringContaining("ECONNREFUSED") as string,
      hint: expect.stringContaining("--wait") as string,
    });
  });

  it("waits for a server that is not ready yet", async () => {
    let asked = 0;
    const target = await serverThat((_request, response) => {
      asked += 1;
      if (asked < 9) response.writeHead(503).end();
      else response.writeHead(200, { "content-type": "application/json" }).end('{"versions":["v1.1"]}');
    });
    const waiting = askVersions({ ...target, clock: hasty }, { ...patient, waitMs: 60_000 });
    expect(await waiting).toEqual(["v1.1"]);
  });
});
