import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { Agent } from "undici";
import { wallClock } from "../time/wall-clock.ts";
import { createHttpClient, type HttpClientOptions, type HttpRequest } from "./http-client.ts";
import { CONTRACT_LIMITS, type Limits } from "./limits.ts";
import { createVitals } from "./vitals.ts";

type Behaviour = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const SMALL: Limits = {
  ...CONTRACT_LIMITS,
  requestMs: 400,
  rateLimitMs: 1_500,
  repeats: 2,
  answerBytes: 100_000,
  depth: 20,
  values: 500,
};

/** A server that behaves as told, and the client to try on it. */
async function hostile(
  behaviour: Behaviour,
  more: Partial<HttpClientOptions> & { readonly prefix?: string } = {},
) {
  const visits: string[] = [];
  const server: Server = createServer((request, response) => {
    visits.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers.authorization ?? "-"}`);
    behaviour(request, response, visits.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  closing.push(async () => {
    await dispatcher.destroy();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const client = createHttpClient({
    dispatcher,
    clock: wallClock,
    limits: SMALL,
    vitals: createVitals(wallClock, () => undefined),
    tokenForm: "header",
    userAgent: "test/1",
    ...more,
  });
  return {
    origin,
    visits,
    send: (request: Partial<HttpRequest> = {}) =>
      client.send({
        method: "GET",
        baseUrl: `${origin}${more.prefix ?? ""}`,
        path: "/x",
        isSafe: false,
        ...request,
      }),
  };
}

const json = (response: ServerResponse, value: unknown, status = 200) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
};

describe("an answer is a value", () => {
  it("with its status, type and JSON, whatever the status is", async () => {
    const { send } = await hostile((_, response) => json(response, { errcode: "M_FORBIDDEN" }, 403));
    expect(await send()).toMatchObject({
      kind: "answered",
      status: 403,
      json: { errcode: "M_FORBIDDEN" },
      attempts: 1,
    });
  });

  it("and text where it is not JSON", async () => {
    const { send } = await hostile((_, response) => response.end('{"presence": "onl'));
    expect(await send()).toMatchObject({ kind: "answered", status: 200, text: '{"presence": "onl' });
  });

  it.each([
    ["gzip", gzipSync('{"a":1}')],
    ["br", brotliCompressSync('{"a":1}')],
  ])("also when the server compresses unasked: %s", async (encoding, bytes) => {
    const { send } = await hostile((_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(bytes),
    );
    expect(await send()).toMatchObject({ kind: "answered", json: { a: 1 } });
  });

  it("its token travels by header or by query, below the path prefix", async () => {
    const behaviour: Behaviour = (_, response) => json(response, {});
    const header = await hostile(behaviour, { prefix: "/deep/down" });
    await header.send({ path: "/_matrix?a=b", token: "t0k" });
    expect(header.visits).toEqual(["GET /deep/down/_matrix?a=b Bearer t0k"]);
    const query = await hostile(behaviour, { tokenForm: "query" });
    await query.send({ path: "/x?a=b", token: "t/k" });
    await query.send({ path: "/x", token: "t/k" });
    await query.send({ path: "/x" });
    expect(query.visits).toEqual([
      "GET /x?a=b&access_token=t%2Fk -",
      "GET /x?access_token=t%2Fk -",
      "GET /x -",
    ]);
  });
});

describe("transport trouble is lost, never an answer", () => {
  it.each<[string, Behaviour, string]>([
    [
      "a page of HTML",
      (_, response) => response.setHeader("content-type", "text/html").end("<html><body>Welcome"),
      "html",
    ],
    ["HTML without saying so", (_, response) => response.end("<!DOCTYPE html><p>hi"), "html"],
    ["502", (_, response) => json(response, {}, 502), "gateway"],
    [
      "504 with HTML",
      (_, response) => response.writeHead(504, { "content-type": "text/html" }).end("<html>"),
      "gateway",
    ],
    ["a reset connection", (request) => request.socket.resetAndDestroy(), "broken"],
    [
      "a truncated transfer",
      (request, response) => {
        response.writeHead(200, { "content-length": "1000" });
        response.write("{", () => request.socket.destroy());
      },
      "broken",
    ],
    ["no answer at all", () => undefined, "timeout"],
    [
      "an answer that drips for ever",
      (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
      "timeout",
    ],
    [
      "more than the limit",
      (_, response) => response.end(JSON.stringify("x".repeat(SMALL.answerBytes))),
      "too-large",
    ],
    [
      "a bomb of gzip",
      (_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(10_000_000))),
      "too-large",
    ],
    [
      "broken gzip",
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip"),
      "undecodable",
    ],
    [
      "an unknown encoding",
      (_, response) => response.writeHead(200, { "content-encoding": "zip" }).end("?"),
      "undecodable",
    ],
    ["deep nesting", (_, response) => response.end(`${"[".repeat(21)}${"]".repeat(21)}`), "too-large"],
    [
      "too many values",
      (_, response) =>
        json(
          response,
          Array.from({ length: 600 }, () => 0),
        ),
      "too-large",
    ],
    [
      "headers beyond measure",
      (_, response) => {
        for (let header = 0; header < 20; header++) response.setHeader(`x-${header}`, "y".repeat(8_000));
        response.end();
      },
      "too-large",
    ],
  ])("%s", async (_, behaviour, code) => {
    const { send, visits } = await hostile(behaviour);
    const answer = await send();
    expect(answer).toMatchObject({ kind: "lost", trouble: { code } });
    expect(visits).toHaveLength(1);
  });

  it("nobody listens", async () => {
    const { send, origin } = await hostile(() => undefined);
    expect(origin).toBeTruthy();
    for (const close of closing.splice(0)) await close();
    expect(await send()).toMatchObject({ kind: "lost" });
    const other = await hostile(() => undefined);
    expect(await other.send({ baseUrl: "http://127.0.0.1:1" })).toMatchObject({
      kind: "lost",
      trouble: { code: "unreachable" },
    });
  });

  it("a token that no header can carry", async () => {
    const { send } = await hostile((_, response) => json(response, {}));
    expect(await send({ token: "a\nb" })).toMatchObject({ kind: "lost" });
  });

  it("brackets and commas inside of strings do not count", async () => {
    const value = { a: '[[[[[[{{{{{{,,,,,,\\"'.repeat(60) };
    const { send } = await hostile((_, response) => json(response, value));
    expect(await send()).toMatchObject({ kind: "answered", json: value });
  });
});

describe("only safe requests are repeated", () => {
  const flaky: Behaviour = (_, response, visit) =>
    visit < 3 ? json(response, {}, 503) : json(response, { visit });

  it("a few times", async () => {
    const { send } = await hostile(flaky, { limits: { ...SMALL, requestMs: 5_000 } });
    expect(await send({ isSafe: true })).toMatchObject({ kind: "answered", json: { visit: 3 }, attempts: 3 });
  });

  it("but not for ever", async () => {
    const { send, visits } = await hostile((_, response) => json(response, {}, 503), {
      limits: { ...SMALL, requestMs: 5_000 },
    });
    expect(await send({ isSafe: true })).toMatchObject({ kind: "lost", attempts: 3 });
    expect(visits).toHaveLength(3);
  });

  it("and others not at all", async () => {
    const { send } = await hostile(flaky);
    expect(await send({ method: "PUT", body: "{}" })).toMatchObject({ kind: "lost", attempts: 1 });
  });
});

describe("redirects are answers", () => {
  it("and the token goes nowhere else", async () => {
    const elsewhere = await hostile((_, response) => json(response, {}));
    const { send } = await hostile((_, response) =>
      response.writeHead(307, { location: `${elsewhere.origin}/stolen` }).end(),
    );
    expect(await send({ token: "secret", isSafe: true })).toMatchObject({ kind: "answered", status: 307 });
    expect(elsewhere.visits).toEqual([]);
  });
});

describe("429 is honoured", () => {
  const limitedOnce =
    (headers: Record<string, string>, body: unknown): Behaviour =>
    (_, response, visit) =>
      visit === 1 ? response.writeHead(429, headers).end(JSON.stringify(body)) : json(response, { visit });

  it.each([
    ["by retry_after_ms", { "retry-after": "60" }, { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 300 }, 300],
    ["else by Retry-After", { "retry-after": "1" }, { errcode: "M_LIMIT_EXCEEDED" }, 1_000],
    ["else for a second", {}, "slow down", 1_000],
    ["also when it asks for nothing", {}, { retry_after_ms: 0 }, 250],
    ["a date decides nothing", { "retry-after": "Fri, 31 Dec 2100 23:59:59 GMT" }, {}, 1_000],
  ])("%s", async (_, headers, body, leastMs) => {
    const { send } = await hostile(limitedOnce(headers, body));
    const began = wallClock.now();
    const answer = await send({ method: "PUT" });
    expect(answer).toMatchObject({ kind: "answered", status: 200, attempts: 2 });
    expect(wallClock.now() - began).toBeGreaterThanOrEqual(leastMs - 5);
    expect(answer.sent - began).toBeGreaterThanOrEqual(leastMs - 5);
  });

  it("up to the limit of patience, then it is the answer", async () => {
    const { send } = await hostile((_, response) => json(response, { retry_after_ms: 1_000_000 }, 429));
    expect(await send()).toMatchObject({ kind: "answered", status: 429, attempts: 1 });
    const doubling = await hostile((_, response) => json(response, {}, 429));
    expect(await doubling.send()).toMatchObject({ kind: "answered", status: 429, attempts: 2 });
  });
});

describe("a request can be given up", () => {
  it("while nothing has come", async () => {
    const giveUp = new AbortController();
    const { send } = await hostile(() => giveUp.abort());
    expect(await send({ signals: [giveUp.signal] })).toMatchObject({ kind: "aborted", attempts: 1 });
    expect(await send({ signals: [giveUp.signal] })).toMatchObject({ kind: "aborted" });
  });

  it("but an answer that is already arriving is taken", async () => {
    const giveUp = new AbortController();
    const { send } = await hostile((_, response) => {
      response.writeHead(200);
      response.write('{"late":');
      setTimeout(() => giveUp.abort(), 50);
      setTimeout(() => response.end("true}"), 100);
    });
    expect(await send({ signals: [giveUp.signal] })).toMatchObject({
      kind: "answered",
      json: { late: true },
    });
  });

  it("also while it waits out a 429", async () => {
    const giveUp = new AbortController();
    const { send } = await hostile((_, response) => {
      json(response, { retry_after_ms: 1_200 }, 429);
      setTimeout(() => giveUp.abort(), 50);
    });
    const began = wallClock.now();
    expect(await send({ signals: [giveUp.signal] })).toMatchObject({ kind: "aborted" });
    expect(wallClock.now() - began).toBeLessThan(800);
  });

  it("and a long-poll has its own time on top", async () => {
    const { send } = await hostile((_, response) => void setTimeout(() => json(response, {}), 700));
    expect(await send({ pollMs: 1_000 })).toMatchObject({ kind: "answered" });
    expect(await send()).toMatchObject({ kind: "lost", trouble: { code: "timeout" } });
  });
});
