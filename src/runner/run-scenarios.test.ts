import { describe, expect, it } from "vitest";
import { formatLine } from "../history/ndjson.ts";
import { readHistory } from "../history/read-history.ts";
import type { Exchange, History, HistoryRecord } from "../history/history.ts";
import type { Command } from "../model/command.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Cast, Scenario, Step } from "../scenarios/scenario.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import type { ServerRequest, ServerResponse } from "../server/server-request.ts";
import { profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import { MemoryDispatcher } from "../targets/memory-dispatcher.ts";
import { quiet } from "../targets/passage.ts";
import { OPEN_REGISTRATION } from "../targets/users.ts";
import type { OpenTarget } from "../targets/target.ts";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import { shortName } from "./account-name.ts";
import { CONTRACT_LIMITS } from "./limits.ts";
import type { RunOptions } from "./run-options.ts";
import { PLAIN_RUN } from "./plain-run.fixture.ts";
import { runScenarios } from "./run-scenarios.ts";

const CAST: Cast = {
  users: ["A", "B", "C"],
  devices: [{ user: "A", device: "d2" }],
  rooms: [{ name: "r1", creator: "A", members: ["B"], preset: "private" }],
  observers: ["B", "C"],
  fence: true,
};

const step = (command: Command, more: Partial<Step> = {}): Step => ({
  command,
  expect: [],
  looks: [],
  fence: false,
  edges: [],
  ...more,
});
const put = (presence: "online" | "unavailable" | "offline", more: Partial<Step> = {}) =>
  step(
    { type: "setPresence", user: "A", presence, message: "fresh" },
    { expect: [{ subject: "A", viewers: ["B"], presence }], ...more },
  );

const scenario = (steps: readonly Step[], more: Partial<Scenario> = {}): Scenario => ({
  id: "made-up/1",
  family: "made-up",
  title: "Made up for a test.",
  machine: "presence",
  cast: CAST,
  steps,
  requirements: [],
  waitMs: 0,
  ...more,
});

function planOf(...scenarios: readonly Scenario[]): Plan {
  const [preflight = scenario([]), ...others] = scenarios;
  const totals = { scenarios: scenarios.length, graphs: {}, requirements: [], unreached: [] };
  return { preflight, scenarios: others, totals, modelHash: "none" };
}

async function run(
  scenarios: readonly Scenario[],
  more: Partial<RunOptions> & { readonly profileId?: ProfileId } = {},
) {
  const wanted = profile(more.profileId ?? "v1");
  await using target = more.target ?? (await embeddedTarget({ profile: wanted, seed: 1 }).open());
  return runScenarios({
    ...PLAIN_RUN,
    plan: planOf(...scenarios),
    profile: wanted,
    concurrency: 4,
    ...more,
    target,
  });
}

type Handle = (
  request: ServerRequest,
  next: (request: ServerRequest) => Promise<ServerResponse>,
) => Promise<ServerResponse>;

/** The reference server in virtual time behind something that meddles. */
function meddled(meddle: Handle, kind: OpenTarget["kind"] = "embedded"): OpenTarget {
  const clock = new VirtualClock();
  const server = createReferenceServer({ clock, profiles: [profile("v1")] });
  const handle = (request: ServerRequest) => meddle(request, (passed) => server.handle(passed));
  return {
    name: "meddled",
    kind,
    homeservers: [{ baseUrls: ["http://meddled.test"], users: OPEN_REGISTRATION }],
    clock,
    dispatcher: new MemoryDispatcher({ clock, passage: () => quiet(1, 1), handle }),
    timers: {},
    perform: (work) => runVirtually(clock, work),
    [Symbol.asyncDispose]: () => Promise.resolve(server.close()),
  };
}

const answer = (status: number, body: unknown): ServerResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const never = () => new Promise<ServerResponse>(() => undefined);

const kinds = (history: History, role?: string) =>
  history.exchanges
    .filter(({ user }) => role === undefined || user === history.scenarios[0]?.cast[role])
    .map(({ operation }) => operation.kind);
const linesOf = ({ header, scenarios, steps, ends, exchanges, footer }: History) =>
  (
    [header, ...scenarios, ...steps, ...ends, ...exchanges, ...(footer ? [footer] : [])] as HistoryRecord[]
  ).map(formatLine);
const streamsOf = (history: History, role: string): readonly Exchange[] =>
  history.exchanges.filter(
    ({ operation, user }) => operation.kind === "stream" && user === history.scenarios[0]?.cast[role],
  );

describe("a run", () => {
  const tour = scenario([
    put("online", { fence: true, looks: [{ viewer: "B", subject: "A" }] }),
    put("unavailable"),
    put("offline"),
  ]);

  it("records header, cast, steps, exchanges, ends and footer, and can be read again", async () => {
    const { history, errors, reachedOnce } = await run([tour]);
    expect({ errors, reachedOnce }).toEqual({ errors: [], reachedOnce: true });
    expect(history.scenarios[0]).toMatchObject({
      id: "made-up/1",
      cast: { A: `@rollcall-test-${shortName("made-up/1")}-a0:reference.test` },
      steps: 3,
    });
    expect(history.ends).toEqual([{ record: "end", scenario: "made-up/1", outcome: "performed" }]);
    expect(history.footer).toMatchObject({ complete: true, counts: { scenarios: 1, steps: 3 } });
    expect(readHistory(linesOf(history))).toEqual(history);
  });

  it.each([1, 4])("takes the same course every time, %d at a time", async (concurrency) => {
    const many = [tour, ...[2, 3, 4, 5, 6].map((number) => ({ ...tour, id: `made-up/${number}` }))];
    const [one, other] = [await run(many, { concurrency }), await run(many, { concurrency })];
    expect(linesOf(other.history)).toEqual(linesOf(one.history));
    expect(one.history.ends).toHaveLength(6);
  });

  it("waits for what is demanded and no longer, and shows it to the observer in time", async () => {
    const { history } = await run([tour]);
    const [first, , third] = history.steps;
    expect((third?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(100);
    const seen = streamsOf(history, "B")
      .map(({ body }) => JSON.stringify(body))
      .join();
    for (const presence of ["online", "unavailable", "offline"])
      expect(seen).toContain(`"presence":"${presence}"`);
  });

  it("waits past the judge's hard bound, with open streams, for what does not come", async () => {
    const lost = put("online", { expect: [{ subject: "A", viewers: ["C"], presence: "online" }] });
    const { history } = await run([scenario([lost, put("unavailable")])]);
    const [first, second] = history.steps;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(10_250);
  });

  it("lets a fence prove that every observer's stream has moved", async () => {
    const { history } = await run([tour]);
    const { fence } = history.scenarios[0] ?? {};
    expect(kinds(history).filter((kind) => kind === "createRoom")).toHaveLength(3);
    for (const role of ["B", "C"])
      expect(streamsOf(history, role).some(({ body }) => JSON.stringify(body).includes(fence ?? "?"))).toBe(
        true,
      );
  });

  it("goes on without a fence that nobody is shown, and says so", async () => {
    const target = meddled(async (request, next) => {
      const response = await next(request);
      return request.path.includes("/sync")
        ? { ...response, body: response.body.replace(/"presence":\{"events":\[.*?\]\}/, '"presence":{}') }
        : response;
    });
    const { history } = await run(
      [scenario([put("online", { fence: true, expect: [] }), put("offline", { fence: true, expect: [] })])],
      { target },
    );
    expect(history.ends[0]).toMatchObject({
      outcome: "performed",
      reason: expect.stringContaining("without its fence") as string,
    });
    const fencePuts = history.exchanges.filter(
      ({ user, operation }) => user === history.scenarios[0]?.fence && operation.kind === "putPresence",
    );
    expect(fencePuts).toHaveLength(3);
  });
});

describe("every command becomes requests", () => {
  const commands: Command[] = [
    {
      type: "setPresence",
      user: "A",
      presence: "online",
      message: "fresh",
      path: "encoded",
      unknownKeys: true,
    },
    { type: "setPresence", user: "A", presence: "online", message: "same" },
    { type: "setPresence", user: "A", device: "d2", presence: "unavailable", message: "none" },
    { type: "setPresence", user: "A", presence: "online", message: "null" },
    { type: "setPresence", user: "A", presence: "online", message: "empty" },
    { type: "look", user: "B", at: "A", path: "encoded" },
    { type: "connect", user: "A", setPresence: "default" },
    { type: "poll", user: "A", device: "d2", setPresence: "invalid" },
    { type: "poll", user: "A", device: "d2", setPresence: "online" },
    { type: "poll", user: "A", device: "d2", setPresence: "online", again: true },
    { type: "disconnect", user: "A" },
    { type: "sendMessage", user: "A", room: "r1" },
    { type: "sendReceipt", user: "B", room: "r1" },
    { type: "sendTyping", user: "A", room: "r1" },
    { type: "sendState", user: "A", room: "r1" },
    { type: "createRoom", user: "C", room: "r2", preset: "public" },
    { type: "join", user: "A", room: "r2" },
    { type: "leave", user: "A", room: "r2" },
    { type: "invite", user: "A", at: "C", room: "r1" },
    { type: "kick", user: "A", at: "C", room: "r1" },
    { type: "ban", user: "A", at: "C", room: "r1" },
    { type: "unban", user: "A", at: "C", room: "r1" },
    { type: "rename", user: "A", value: "fresh" },
    { type: "changeAvatar", user: "A", value: "fresh" },
    { type: "changeList", user: "A", invite: ["C"], drop: ["B"] },
    { type: "lookList", user: "A", at: "A" },
    { type: "logIn", user: "A", device: "d3" },
    { type: "logOut", user: "A", device: "d3" },
    { type: "pause", user: "B" },
    { type: "resume", user: "B" },
    { type: "snapshot", user: "B", filter: "senders-subject" },
    { type: "pollFiltered", user: "B", filter: "not-types-all" },
    { type: "pollFiltered", user: "B", filter: "not-types-all" },
    { type: "pollFiltered", user: "B", filter: "senders-nobody", stored: true },
    { type: "pollFiltered", user: "B", filter: "senders-nobody", stored: true },
    { type: "readRoom", user: "B", room: "r1" },
    { type: "wait", ms: 5 },
    { type: "elapse", timer: "client", user: "A" },
    {
      type: "together",
      commands: [
        { type: "look", user: "A", at: "A" },
        { type: "look", user: "B", at: "B" },
      ],
    },
    { type: "refuse", user: "A", fault: "put-other-user", at: "B" },
    { type: "refuse", user: "A", fault: "put-logged-out-token" },
    { type: "refuse", user: "A", fault: "put-no-token" },
    { type: "refuse", user: "A", fault: "put-form" },
    { type: "refuse", user: "A", fault: "message-elsewhere" },
    { type: "refuse", user: "A", fault: "get-unknown-user" },
  ];

  it.each(["seed", "r0.4", "v1"] as const)("%s", async (profileId) => {
    const { history, errors } = await run([scenario(commands.map((command) => step(command)))], {
      profileId,
    });
    expect(errors).toEqual([]);
    expect(history.ends).toEqual([{ record: "end", scenario: "made-up/1", outcome: "performed" }]);
    const set = kinds(history);
    const asked = [
      "putPresence",
      "getPresence",
      "sendMessage",
      "sendReceipt",
      "sendTyping",
      "sendState",
      "join",
      "leave",
      "invite",
      "kick",
      "ban",
      "unban",
      "putProfile",
      "postList",
      "getList",
      "logIn",
      "logOut",
      "readRoom",
      "refused",
    ] as const;
    expect(asked.filter((kind) => !set.includes(kind))).toEqual([]);
    const puts = history.exchanges.filter(
      ({ user, operation }) => user === history.scenarios[0]?.cast["A"] && operation.kind === "putPresence",
    );
    const fresh = `${shortName("made-up/1")} #1`;
    expect(puts.map(({ request }) => request.body)).toMatchObject([
      { presence: "online", status_msg: fresh, last_active_ago: 4_000_000 },
      { presence: "online", status_msg: fresh },
      { presence: "unavailable" },
      { presence: "online", status_msg: null },
      { presence: "online", status_msg: "" },
    ]);
    expect(puts[0]?.request.path).toContain("%40rollcall");
    expect(puts[1]?.request.path).toContain("/@rollcall");
    expect(puts[2]?.device).toBe("d2");
    const stored = history.exchanges.filter(
      ({ operation }) =>
        operation.kind === "storeFilter" ||
        (operation.kind === "stream" && operation.chain.includes("/stored/")),
    );
    expect(stored.map(({ request }) => request.path.replace(/^.*(filter(=\d+)?)$/, "$1"))).toEqual(
      profileId === "seed" ? [] : ["filter", "filter=0", "filter=0"],
    );
    const refusals = history.exchanges.filter(({ operation }) => operation.kind === "refused");
    expect(refusals.map(({ status }) => status)).toEqual([403, 401, 401, 400, 403, 404]);
    expect(refusals[1]?.device).toBe("logged-out-1");
    expect(refusals[0]?.operation).toMatchObject({ subject: history.scenarios[0]?.cast["B"] });
  });

  it("no token stands in any record, neither in a path nor in an answer", async () => {
    const tokens = new Set<string>();
    const target = meddled(async (request, next) => {
      const token = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
      if (token !== undefined) tokens.add(token);
      const response = await next(request);
      return request.method === "GET" && token !== undefined
        ? { ...response, body: response.body.replace("{", `{"echo ${token}":"${token}",`) }
        : response;
    });
    const { history } = await run([scenario(commands.map((command) => step(command)))], { target });
    expect(tokens.size).toBeGreaterThan(5);
    const all = linesOf(history).join("\n");
    for (const token of tokens) expect(all).not.toContain(token);
    expect(all).not.toMatch(/access_token=/);
    expect(all).toContain("echo <redacted>");
  });

  it("a pause gives the stream up, and a resume goes on from its token in the same chain", async () => {
    const steps = [
      put("online"),
      step({ type: "pause", user: "B" }),
      put("unavailable", { expect: [] }),
      step(
        { type: "resume", user: "B" },
        { expect: [{ subject: "A", viewers: ["B"], presence: "unavailable" }] },
      ),
    ];
    const { history } = await run([scenario(steps)]);
    const streams = streamsOf(history, "B");
    const chains = new Set(
      streams.map(({ operation }) => (operation.kind === "stream" ? operation.chain : "")),
    );
    expect(chains.size).toBe(1);
    const aborted = streams.findIndex(({ outcome }) => outcome === "aborted");
    const [paused, resumed] = [streams[aborted], streams[aborted + 1]];
    const sinceOf = (exchange: Exchange | undefined) =>
      exchange?.operation.kind === "stream" ? exchange.operation.since : undefined;
    expect(sinceOf(resumed)).toBe(sinceOf(paused));
    expect(JSON.stringify(resumed?.body)).toContain("unavailable");
    expect(streams.at(-1)?.outcome).toBe("aborted");
  });

  it("a server's timer is waited for until an observer is shown that it fired", async () => {
    const { history } = await run([
      scenario([put("online"), step({ type: "elapse", timer: "offline", user: "A" }), put("online")]),
    ]);
    const [, elapsing, after] = history.steps;
    const took = (after?.at ?? 0) - (elapsing?.at ?? 0);
    expect(took).toBeGreaterThan(29_000);
    expect(took).toBeLessThan(31_000);
  });

  it("a connection stays open and a disconnect ends it", async () => {
    const steps = [
      step({ type: "connect", user: "A", setPresence: "default", pollMs: 40_000 }),
      step({ type: "wait", ms: 90_000 }),
      step({ type: "disconnect", user: "A" }),
    ];
    const { history } = await run([scenario(steps)]);
    const streams = streamsOf(history, "A");
    expect(streams.map(({ outcome }) => outcome)).toEqual(["answered", "answered", "answered", "aborted"]);
    expect(streams[1]?.operation).toMatchObject({ timeoutMs: 40_000, setPresence: "default" });
  });

  it("a scenario that names what it does not have is an error, not a crash", async () => {
    const { history } = await run([
      scenario([]),
      scenario([step({ type: "look", user: "Z", at: "A" })], { id: "bad" }),
    ]);
    expect(history.ends[1]).toMatchObject({
      outcome: "error",
      reason: 'Cannot perform bad: wanted a user of its cast, found "Z".',
    });
    expect(history.footer?.complete).toBe(true);
  });
});

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
