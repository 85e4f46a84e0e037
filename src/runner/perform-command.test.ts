import { describe, expect, it } from "vitest";
import type { Exchange } from "../history/history.ts";
import type { Command } from "../model/command.ts";
import { shortName } from "./account-name.ts";
import { kinds, linesOf, meddled, put, run, scenario, step, streamsOf } from "./made-up-run.fixture.ts";

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

  it("where waiting takes time, a timer is waited for in vain once", async () => {
    const elapse = step({ type: "elapse", timer: "offline", user: "A" });
    const dropping = meddled(async (request, next) => {
      const response = await next(request);
      return { ...response, body: response.body.replaceAll('"presence":"offline"', '"presence":"online"') };
    }, "disturbed");
    const { history } = await run(
      [
        scenario([]),
        scenario([put("online"), elapse, elapse, step({ type: "wait", ms: 1 })], { id: "timers" }),
      ],
      { target: dropping },
    );
    const [, first, second, after] = history.steps.filter(({ scenario: id }) => id === "timers");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(60_000);
    expect((after?.at ?? 0) - (second?.at ?? 0)).toBeLessThan(100);
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

  it("a device on which nobody could log in ends the scenario as inconclusive", async () => {
    const target = meddled((request, next) =>
      request.path.endsWith("/login") && request.body?.includes("d3") === true
        ? Promise.resolve({ status: 502, headers: {}, body: "bad gateway" })
        : next(request),
    );
    const steps = [
      step({ type: "logIn", user: "A", device: "d3" }),
      step({ type: "connect", user: "A", device: "d3", setPresence: "offline" }),
    ];
    const { history } = await run([scenario([]), scenario(steps, { id: "sessions" })], { target });
    expect(history.ends[1]).toMatchObject({
      outcome: "inconclusive",
      reason: "Cannot log A in on d3: wanted an access_token, found status 502.",
    });
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
