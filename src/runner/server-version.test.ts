import { expect, it } from "vitest";
import type { Json } from "../history/history.ts";
import { OPEN_REGISTRATION } from "../targets/users.ts";
import { sleep } from "../time/clock.ts";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import type { Answer } from "./answer.ts";
import type { HttpClient } from "./http-client.ts";
import { serverVersion } from "./server-version.ts";

const when = { sent: 0, received: 0, attempts: 1 };
const greeting: Answer = { kind: "answered", status: 200, server: "nginx", ...when };

async function versionTold(answer: Answer | "never", kind: "url" | "embedded" = "url") {
  const clock = new VirtualClock();
  const client: HttpClient = {
    send: async ({ signals = [] }) => {
      if (answer !== "never") return answer;
      await sleep(clock, 60_000, AbortSignal.any([...signals]));
      return { kind: "aborted", ...when };
    },
  };
  const target = {
    clock,
    kind,
    homeservers: [{ baseUrls: ["http://a"], users: OPEN_REGISTRATION }],
  } as const;
  const { signal } = new AbortController();
  const told = await runVirtually(clock, () => serverVersion({ client, target, signal, greeting }));
  return { told, tookMs: clock.now() };
}

const answered = (json: Json, status = 200): Answer => ({ kind: "answered", status, json, ...when });

it.each<[string, Answer | "never", string]>([
  ["what the server tells", answered({ server: { name: "Dendrite", version: "0.15.2" } }), "Dendrite/0.15.2"],
  ["its name alone", answered({ server: { name: "Conduit" } }), "Conduit"],
  ["the header, where it tells something else", answered({ server: "Dendrite" }), "nginx"],
  [
    "the header, where the address knows no such question",
    answered({ errcode: "M_UNRECOGNIZED" }, 404),
    "nginx",
  ],
  ["the header, where no answer comes", "never", "nginx"],
])("is %s", async (_, answer, version) => {
  const { told, tookMs } = await versionTold(answer);
  expect(told).toBe(version);
  expect(tookMs).toBeLessThan(5_000);
});

it("is cut to what a report takes", async () => {
  const { told = "" } = await versionTold(answered({ server: { name: "x".repeat(100_000) } }));
  expect(told.length).toBeLessThan(1_024);
});

it("asks no server of our own", async () => {
  expect(await versionTold("never", "embedded")).toEqual({ told: "nginx", tookMs: 0 });
});
