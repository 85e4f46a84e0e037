import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { wallClock } from "../time/wall-clock.ts";
import { type Behaviour, hostile, json, SMALL } from "./http-client.fixture.ts";

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
