import { describe, expect, it } from "vitest";
import { profile } from "../spec/profiles.ts";
import { sleep } from "../time/clock.ts";
import { embeddedTarget } from "./embedded-target.ts";
import type { OpenTarget } from "./target.ts";

const REGISTER = "/_matrix/client/v3/register";

async function register(target: OpenTarget): Promise<string> {
  const { body } = await target.dispatcher.request({
    origin: target.homeservers[0].baseUrls[0],
    path: REGISTER,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "a", password: "p", auth: { type: "m.login.dummy" } }),
  });
  return ((await body.json()) as { access_token: string }).access_token;
}

function sync(target: OpenTarget, token: string, more: { since?: string; signal?: AbortSignal } = {}) {
  const since = more.since === undefined ? "" : `&since=${more.since}`;
  return target.dispatcher.request({
    origin: target.homeservers[0].baseUrls[0],
    path: `/_matrix/client/v3/sync?timeout=20000${since}`,
    method: "GET",
    headers: { authorization: `Bearer ${token}` },
    ...(more.signal === undefined ? {} : { signal: more.signal }),
  });
}

const open = () => embeddedTarget({ profile: profile("v1"), latencyMs: 3 }).open();

describe("the embedded target", () => {
  it("answers after the way there and back, in virtual time", async () => {
    await using target = await open();
    await target.perform(() => register(target));
    expect(target.clock.now()).toBe(6);
  });

  it("holds a long-poll for as long as it asks, and no time passes for whoever waits outside", async () => {
    await using target = await open();
    const began = performance.now();
    await target.perform(async () => {
      const token = await register(target);
      const first = (await (await sync(target, token)).body.json()) as { next_batch: string };
      const before = target.clock.now();
      await (await sync(target, token, { since: first.next_batch })).body.json();
      expect(target.clock.now() - before).toBe(20_006);
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("a request that is given up is gone for the server as well: its user's stream has ended", async () => {
    await using target = await open();
    await target.perform(async () => {
      const token = await register(target);
      const first = (await (await sync(target, token)).body.json()) as { next_batch: string };
      const giveUp = new AbortController();
      const polling = sync(target, token, { since: first.next_batch, signal: giveUp.signal });
      await sleep(target.clock, 100);
      giveUp.abort(new Error("given up"));
      await expect(polling).rejects.toThrow("given up");
      await sleep(target.clock, 31_000);
      const status = await target.dispatcher.request({
        origin: target.homeservers[0].baseUrls[0],
        path: "/_matrix/client/v3/presence/@a:reference.test/status",
        method: "GET",
        headers: ["Authorization", `Bearer ${token}`],
      });
      expect(await status.body.json()).toMatchObject({ presence: "offline" });
    });
  });

  it("declares the timers that it keeps, and those of the undisturbed server for a mutant", async () => {
    await using target = await embeddedTarget({
      profile: profile("v1"),
      timers: { offlineAfterMs: 5_000 },
    }).open();
    expect(target.timers.offline).toEqual({ minMs: 5_000, maxMs: 6_000 });
  });

  it("abandons what is under way when it is closed", async () => {
    const target = await open();
    await target.perform(async () => {
      const token = await register(target);
      const first = (await (await sync(target, token)).body.json()) as { next_batch: string };
      const polling = sync(target, token, { since: first.next_batch });
      polling.catch(() => undefined);
      await sleep(target.clock, 100);
      await target[Symbol.asyncDispose]();
      await expect(polling).rejects.toThrow("The server is gone.");
    });
  });
});
