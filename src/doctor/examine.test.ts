import { describe, expect, it } from "vitest";
import { createRedactor } from "../history/redaction.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import type { ServerRequest, ServerResponse } from "../server/server-request.ts";
import { defaultTimers } from "../server/server-timers.ts";
import { profile } from "../spec/profiles.ts";
import { keptTimers } from "../targets/kept-timers.ts";
import { alone, memoryTarget } from "../targets/memory-target.ts";
import { OPEN_REGISTRATION, type Users } from "../targets/users.ts";
import { diagnose } from "./diagnose.ts";
import { examine } from "./examine.ts";

type Handle = (request: ServerRequest) => Promise<ServerResponse>;
/** Answers instead of the reference server, or passes on. */
type Meddle = (request: ServerRequest, passOn: Handle) => ServerResponse | Promise<ServerResponse>;

interface Wish {
  readonly meddle?: Meddle;
  readonly timersMs?: number;
  readonly users?: Users;
}

async function examined({ meddle, timersMs = 600_000, users = OPEN_REGISTRATION }: Wish = {}) {
  const v1 = profile("v1");
  await using target = await memoryTarget({
    name: "meddled",
    timers: keptTimers(defaultTimers),
    seed: 1,
    serve: (clock) => {
      const server = createReferenceServer({ clock, profiles: [v1] });
      const passOn: Handle = (request) => server.handle(request);
      return alone({
        handle: async (request) => (meddle === undefined ? passOn(request) : meddle(request, passOn)),
        close: () => server.close(),
      });
    },
  }).open();
  return examine({
    target: { ...target, homeservers: [{ ...target.homeservers[0], users }] },
    profile: v1,
    waitMs: 0,
    timersMs,
    runId: "test",
    userAgent: "rollcall/0",
    wallClockMs: () => Date.parse("2026-01-02T03:04:05Z"),
    redactor: createRedactor(),
    signal: new AbortController().signal,
  });
}

async function examinationOf(wish: Wish = {}) {
  const outcome = await examined(wish);
  if (outcome.kind === "unreached") throw new Error(outcome.error.message);
  const findings = diagnose(outcome.examination);
  return {
    examination: outcome.examination,
    toMend: findings.filter(({ verdict }) => verdict === "mend").map(({ what }) => what),
  };
}

const json = (status: number, body: unknown): ServerResponse => ({
  status,
  headers: { "content-type": "application/json", date: "Fri, 02 Jan 2026 03:14:05 GMT", server: "Meddled/1" },
  body: JSON.stringify(body),
});

const isPresence = (method: string, request: ServerRequest) =>
  request.method === method && request.path.includes("/presence/");

describe("an examination", () => {
  it("finds nothing to mend on the reference server, and measures what it declares", async () => {
    const { examination, toMend } = await examinationOf();
    expect(toMend).toEqual([]);
    expect(examination).toMatchObject({
      profile: "v1",
      declared: { users: "open", timers: keptTimers(defaultTimers) },
      registration: { kind: "works", users: 3 },
      presence: { put: 200, get: 200, shown: "online" },
      rateLimit: { sent: 30 },
    });
    expect(examination.rateLimit).not.toHaveProperty("takenBefore");
    expect(examination.latencies.map(({ request, count }) => [request, count])).toEqual([
      ["PUT presence", 30],
      ["GET presence", 30],
      ["stream", 30],
    ]);
    const fired = Object.fromEntries(
      examination.timers.map(({ timer, firedAfterMs }) => [timer, firedAfterMs]),
    );
    expect(fired["offline"]).toBeGreaterThan(29_900);
    expect(fired["offline"]).toBeLessThan(31_000);
    expect(fired["idle"]).toBeGreaterThan(299_900);
    expect(fired["idle"]).toBeLessThan(301_000);
  });

  it("says the same each time", async () => {
    expect(await examinationOf()).toEqual(await examinationOf());
  });

  it("sees that presence is switched off, and does not wait for timers then", async () => {
    const { examination, toMend } = await examinationOf({
      meddle: (request, passOn) => {
        if (isPresence("PUT", request)) return json(200, {});
        return isPresence("GET", request) ? json(200, { presence: "offline" }) : passOn(request);
      },
    });
    expect(toMend).toEqual(["presence"]);
    expect(examination).toMatchObject({ presence: { put: 200, shown: "offline" }, timers: [] });
  });

  it("sees that presence is on and reaches nobody", async () => {
    const { examination, toMend } = await examinationOf({
      timersMs: 0,
      meddle: async (request, passOn) => {
        const response = await passOn(request);
        if (!request.path.includes("/sync")) return response;
        const { presence: _, ...rest } = JSON.parse(response.body) as Record<string, unknown>;
        return { ...response, body: JSON.stringify(rest) };
      },
    });
    expect(toMend).toEqual(["delivery"]);
    expect(examination.presence).toEqual({ put: 200, get: 200, shown: "online", waitedMs: 10_000 });
  });

  it("sees a rate limit, and what it asks for", async () => {
    let puts = 0;
    const { examination, toMend } = await examinationOf({
      timersMs: 0,
      meddle: (request, passOn) => {
        if (!isPresence("PUT", request)) return passOn(request);
        puts += 1;
        return puts === 5
          ? json(429, { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 9_500 })
          : passOn(request);
      },
    });
    // The first PUT is Alice's.
    expect(examination.rateLimit).toEqual({ sent: 4, takenBefore: 3, retryAfterMs: 9_500 });
    expect(toMend).toEqual(["rate limit"]);
  });

  it("is told when the server registers nobody, with a remedy", async () => {
    const { examination, toMend } = await examinationOf({
      meddle: (request, passOn) =>
        request.path.endsWith("/register")
          ? json(403, { errcode: "M_FORBIDDEN", error: "Registration has been disabled" })
          : passOn(request),
    });
    expect(toMend).toEqual(["users"]);
    expect(examination.registration).toMatchObject({ kind: "refused" });
    expect(examination).not.toHaveProperty("presence");
  });

  it("needs three accounts where its owner gives them", async () => {
    const users: Users = { kind: "accounts", accounts: [{ user: "@a:b", token: "t0ken-of-a" }] };
    const { examination, toMend } = await examinationOf({ users });
    expect(toMend).toEqual(["users"]);
    expect(examination).toMatchObject({
      declared: { users: "accounts" },
      registration: { message: "Cannot examine the server: wanted 3 accounts, found 1." },
    });
  });

  it("sets the server's clock and versions beside ours", async () => {
    const { examination } = await examinationOf({
      timersMs: 0,
      meddle: (request, passOn) =>
        request.path.endsWith("/versions") ? json(200, { versions: ["v1.1", "v1.11"] }) : passOn(request),
    });
    expect(examination).toMatchObject({
      target: { name: "meddled", server: "Meddled/1" },
      versions: ["v1.1", "v1.11"],
      clockAheadMs: 600_000,
    });
  });

  it("does not begin where nobody speaks Matrix", async () => {
    const outcome = await examined({ meddle: () => ({ status: 200, headers: {}, body: "hello" }) });
    expect(outcome).toMatchObject({ kind: "unreached", error: { code: "not-a-matrix-server" } });
  });
});
