import { describe, expect, it } from "vitest";
import { wallClock } from "../time/wall-clock.ts";
import { type Behaviour, hostile, json } from "./http-client.fixture.ts";

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
