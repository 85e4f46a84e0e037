import { describe, expect, it } from "vitest";
import type { HistoryRecord } from "../history/history.ts";
import { readHistory } from "../history/read-history.ts";
import type { ServerRequest, ServerResponse } from "../server/server-request.ts";
import { CONTRACT_LIMITS } from "./limits.ts";
import {
  answer,
  type Handle,
  linesOf,
  meddled,
  never,
  put,
  run,
  scenario,
  step,
  streamsOf,
} from "./made-up-run.fixture.ts";

describe("a run that breaks says how, and closes its history", () => {
  const tour = scenario([put("online"), put("unavailable")]);
  const more = Array.from({ length: 20 }, (_, number) => ({ ...tour, id: `made-up/${number + 2}` }));

  const expectBroken = (outcome: Awaited<ReturnType<typeof run>>, code: string) => {
    expect(outcome.errors).toMatchObject([
      { code, message: expect.any(String) as string, hint: expect.stringMatching(/\.$/) as string },
    ]);
    expect(outcome.history.footer).toMatchObject({ complete: false, reason: outcome.errors[0]?.message });
    expect(readHistory(linesOf(outcome.history))).toEqual(outcome.history);
  };

  it.each<[string, Handle, string]>([
    ["another server's JSON", () => Promise.resolve(answer(200, { hello: 1 })), "not-a-matrix-server"],
    [
      "a web page",
      () => Promise.resolve({ ...answer(200, "<html>"), headers: { "content-type": "text/html" } }),
      "not-a-matrix-server",
    ],
    ["a web page that is missing", () => Promise.resolve(answer(404, "nothing here")), "not-a-matrix-server"],
    ["503", () => Promise.resolve(answer(503, {})), "not-ready"],
    ["500 without a Matrix error", () => Promise.resolve(answer(500, "oops")), "not-ready"],
    ["no answer", never, "unreachable"],
    [
      "a refused connection",
      () => Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" })),
      "unreachable",
    ],
  ])("never reached: %s", async (_, handle, code) => {
    const sink: HistoryRecord[] = [];
    const outcome = await run([tour], {
      target: meddled(handle),
      sinks: [{ write: (record) => void sink.push(record) }],
    });
    expectBroken(outcome, code);
    expect(outcome.reachedOnce).toBe(false);
    expect(sink).toEqual([]);
  });

  it("a server that is not ready yet is waited for", async () => {
    const target = meddled((request, next) =>
      target.clock.now() < 20_000 ? Promise.resolve(answer(503, {})) : next(request),
    );
    expect(await run([tour], { target, waitMs: 30_000 })).toMatchObject({ errors: [], reachedOnce: true });
  });

  it("a server that registers nobody: what it offers, and how to open it", async () => {
    const target = meddled((request, next) =>
      request.path.includes("register")
        ? Promise.resolve(answer(401, { session: "s", flows: [{ stages: ["m.login.registration_token"] }] }))
        : next(request),
    );
    const outcome = await run([tour], { target });
    expectBroken(outcome, "no-accounts");
    expect(outcome.errors[0]?.message).toContain("an offer of m.login.registration_token only");
    expect(outcome.history.ends).toMatchObject([{ outcome: "error" }]);
  });

  it("a server that wants a session for its dummy stage gets it", async () => {
    const target = meddled((request, next) =>
      request.path.includes("register") && !(request.body ?? "").includes('"session":"s1"')
        ? Promise.resolve(answer(401, { session: "s1", flows: [{ stages: ["m.login.dummy"] }] }))
        : next(request),
    );
    expect((await run([tour], { target })).errors).toEqual([]);
  });

  it("scenarios that cannot be set up, five in a row", async () => {
    let rooms = 0;
    const target = meddled((request, next) =>
      request.path.includes("createRoom") && ++rooms > 3
        ? Promise.resolve(answer(403, { errcode: "M_FORBIDDEN" }))
        : next(request),
    );
    const outcome = await run([tour, ...more], { target, concurrency: 1 });
    expectBroken(outcome, "setup-failing");
    expect(outcome.history.ends).toHaveLength(6);
  });

  it.each<[string, (request: ServerRequest) => Promise<ServerResponse>]>([
    ["freezes", never],
    ["dies", () => Promise.reject(Object.assign(new Error("gone"), { code: "ECONNREFUSED" }))],
    [
      "hides behind a gateway's page",
      () => Promise.resolve({ ...answer(200, "<html>"), headers: { "content-type": "text/html" } }),
    ],
  ])("a server that %s in the middle", async (_, fate) => {
    let requests = 0;
    const target = meddled((request, next) => (++requests > 150 ? fate(request) : next(request)));
    const outcome = await run([tour, ...more], { target, concurrency: 2 });
    expect(outcome.errors).toHaveLength(1);
    expectBroken(outcome, outcome.errors[0]?.code === "setup-failing" ? "setup-failing" : "target-silent");
    expect(
      outcome.history.exchanges.find(({ outcome: one, trouble }) => one === "lost" && trouble === undefined),
    ).toBeUndefined();
    expect(outcome.history.ends.some(({ outcome: one }) => one === "inconclusive")).toBe(true);
    expect(target.clock.now()).toBeLessThan(400_000);
  });

  it("a server that lost its state", async () => {
    let syncs = 0;
    const target = meddled((request, next) =>
      request.path.includes("/presence/") && ++syncs > 2
        ? Promise.resolve(answer(401, { errcode: "M_UNKNOWN_TOKEN", error: "?" }))
        : next(request),
    );
    const { history } = await run(
      [
        scenario([
          put("online"),
          put("unavailable", { expect: [] }),
          put("online", { expect: [] }),
          put("offline", { expect: [] }),
        ]),
      ],
      { target },
    );
    expect(history.ends).toMatchObject([
      { outcome: "inconclusive", reason: expect.stringContaining("vanished") as string },
    ]);
    expect(history.steps.length).toBeLessThan(4);
  });

  it("a request that was lost makes its scenario inconclusive, and only that", async () => {
    const target = meddled((request, next) =>
      request.method === "PUT" && request.path.includes("made-up-3") && request.path.includes("-a0:")
        ? Promise.reject(new Error("reset"))
        : next(request),
    );
    const { history, errors } = await run([tour, ...more.slice(0, 3)], { target });
    expect(errors).toEqual([]);
    expect(
      history.ends.filter(({ outcome }) => outcome === "inconclusive").map(({ scenario: id }) => id),
    ).toEqual(["made-up/3"]);
  });

  it("the time is over", async () => {
    const waiting = scenario([step({ type: "wait", ms: 3_600_000 })], { id: "long" });
    const outcome = await run([tour, waiting], { maxTimeMs: 10_000 });
    expectBroken(outcome, "max-time");
    expect(outcome.history.ends[1]).toMatchObject({ scenario: "long", outcome: "inconclusive" });
  });

  it("the user interrupts", async () => {
    const stop = new AbortController();
    const outcome = await run([tour, ...more], {
      signal: stop.signal,
      onProgress: ({ done }) => done === 3 && stop.abort(),
    });
    expectBroken(outcome, "interrupted");
    expect(outcome.history.ends.length).toBeLessThan(12);
  });

  it("the history cannot be written", async () => {
    let records = 0;
    const sink = {
      write: () => void records++,
      get failure() {
        return records > 60
          ? Object.assign(new Error("Cannot write history x: the disk is full."), { hint: "Make room." })
          : undefined;
      },
    };
    const outcome = await run([tour, ...more], { sinks: [sink] });
    expectBroken(outcome, "history-unwritten");
    expect(outcome.errors[0]?.message).toContain("the disk is full");
  });

  it("a stream that returns at once with nothing is not asked without end", async () => {
    const target = meddled((request, next) =>
      next({ ...request, path: request.path.replace("timeout=25000", "timeout=0") }),
    );
    const { history } = await run([scenario([step({ type: "wait", ms: 60_000 })])], { target });
    expect(streamsOf(history, "B").length).toBeLessThan(60);
  });

  it("a token of a stream with half a character goes back as a browser would send it", async () => {
    const target = meddled(async (request, next) => {
      if (!request.path.includes("/sync")) return next(request);
      const right = await next({ ...request, path: request.path.replace(/(since=[^&]*)%EF%BF%BD/u, "$1") });
      return { ...right, body: right.body.replace(/("next_batch":"[^"]*)/u, String.raw`$1\ud800`) };
    });
    const { history } = await run([scenario([step({ type: "wait", ms: 60_000 })])], { target });
    const [, ...later] = streamsOf(history, "B");
    expect(later.length).toBeGreaterThan(0);
    for (const { request } of later) expect(request.path).toMatch(/since=[^&]*%EF%BF%BD/u);
  });

  it("what a server sends without end stays small", async () => {
    const huge = Array.from({ length: 30 }, (_, number) => ({
      type: "m.presence",
      sender: `@${number}:hs`,
      content: { presence: "x".repeat(66_000) },
    }));
    const body = JSON.stringify({ next_batch: "s1", presence: { events: huge } });
    const target = meddled((request, next) =>
      request.path.includes("/sync") ? Promise.resolve(answer(200, body)) : next(request),
    );
    const { history } = await run([scenario([step({ type: "wait", ms: 50 })])], {
      target,
      limits: CONTRACT_LIMITS,
    });
    for (const exchange of history.exchanges) expect(JSON.stringify(exchange).length).toBeLessThan(2_000_000);
  });
});
