import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Behaviour, hostile, json, SMALL } from "./http-client.fixture.ts";

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
    const { send, close } = await hostile(() => undefined);
    await close();
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
