import { describe, expect, it } from "vitest";
import { judge } from "../../judge/judge.ts";
import type { GivenAccount } from "../../targets/users.ts";
import { sleep } from "../../time/clock.ts";
import { gatedTarget, json, shortRun } from "./gated-target.fixture.ts";

const HOUR_MS = 3_600_000;
const PASSWORD = "a password that nobody may read";

/** A server with accounts that have a past: all in one room, online, with a status message, an hour ago; and their sessions. */
async function serverWithAccounts(count: number, gate?: Parameters<typeof gatedTarget>[1]) {
  const names = Array.from({ length: count }, (_, number) => `old-hand-${number}`);
  const accounts: GivenAccount[] = names.map((name) => ({
    user: `@${name}:reference.test`,
    password: PASSWORD,
  }));
  const { target, ask, seen } = gatedTarget({ kind: "accounts", accounts }, gate);
  const tokens: string[] = [];
  let room: string | undefined;
  for (const [number, username] of names.entries()) {
    const auth = { type: "m.login.dummy" };
    const post = async (path: string, body: object, token?: string) =>
      JSON.parse(
        (await ask("POST", path, { body: { ...body }, ...(token === undefined ? {} : { token }) })).body,
      ) as Readonly<Record<string, string>>;
    const { access_token: token = "" } = await post("/register", { username, password: PASSWORD, auth });
    tokens.push(token);
    room ??= (await post("/createRoom", { preset: "public_chat" }, token))["room_id"] ?? "";
    await post(`/join/${encodeURIComponent(room)}`, {}, token);
    await ask("PUT", `/presence/@${username}:reference.test/status`, {
      token,
      body: { presence: "online", status_msg: `old ${number}` },
    });
  }
  await target.perform(() => sleep(target.clock, HOUR_MS));
  const lend = (kept: number) =>
    accounts.map((account, at) => (at < kept ? account : { user: account.user, token: tokens[at] ?? "" }));
  return { target, seen, tokens, accounts, lend };
}

const ENOUGH = 20;

describe("an account that was used before", () => {
  it("has its past taken away, and is blamed for nothing", async () => {
    const { target, seen } = await serverWithAccounts(ENOUGH);
    const { errors, history, record } = await shortRun(target);
    expect(errors).toEqual([]);
    expect(history.ends.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      "performed",
      "performed",
      "performed",
    ]);
    expect(
      judge(history).requirements.filter(({ verdict }) => ["fail", "warn", "error"].includes(verdict)),
    ).toEqual([]);
    expect(record).not.toContain(PASSWORD);
    expect(record).not.toContain('"status_msg":"old');
    const logIns = seen.filter(({ path }) => path.endsWith("/login"));
    const logOuts = seen.filter(({ path }) => path.endsWith("/logout"));
    expect(logOuts).toHaveLength(logIns.length);
    // Each is used once in a run.
    const casts = history.scenarios.flatMap(({ cast, fence }) => [
      ...Object.values(cast),
      ...(fence === undefined ? [] : [fence]),
    ]);
    expect(new Set(casts).size).toBe(casts.length);
  });

  it("may come with a token instead, which is not logged out", async () => {
    const { target, seen, tokens, lend } = await serverWithAccounts(ENOUGH);
    const [{ baseUrls }] = target.homeservers;
    const lent = {
      ...target,
      homeservers: [{ baseUrls, users: { kind: "accounts", accounts: lend(6) } }],
    } as const;
    const { history, errors } = await shortRun(lent);
    expect(errors).toEqual([]);
    expect(history.ends.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      "performed",
      "performed",
      "performed",
    ]);
    expect(seen.some(({ token }) => token !== undefined && tokens.includes(token))).toBe(true);
    const ended = seen.filter(({ path }) => path.endsWith("/logout")).map(({ token }) => token ?? "");
    expect(ended.filter((token) => tokens.includes(token))).toEqual([]);
  });
});

describe("when accounts are few", () => {
  it("what they are enough for is performed, and the rest is left out with that reason", async () => {
    const { target } = await serverWithAccounts(9);
    const { history, errors } = await shortRun(target);
    expect(errors).toEqual([]);
    expect(history.footer?.leftOut).toMatchObject({
      reason: expect.stringMatching(
        /^left out for want of accounts \(9 given, \d+ needed for all\)$/u,
      ) as string,
      scenarios: [expect.any(String) as string],
    });
  });

  it("not even enough to begin, the run says how many it takes", async () => {
    const { target } = await serverWithAccounts(2);
    const { errors } = await shortRun(target);
    expect(errors).toMatchObject([
      {
        code: "no-accounts",
        message: "Cannot begin: wanted 5 accounts for the first scenario, found 2 accounts.",
        hint: expect.stringMatching(/the whole plan takes \d\d;/u) as string,
      },
    ]);
  });
});

describe("an account that cannot be used is named, with what was found", () => {
  it.each<[string, RegExp, ReturnType<typeof json>, string]>([
    [
      "a wrong password",
      /\/login$/u,
      json(403, { errcode: "M_FORBIDDEN", error: "No" }),
      "Cannot log @old-hand-0:reference.test in: wanted user_id and access_token, found status 403, M_FORBIDDEN No.",
    ],
    [
      "rooms that nobody may know",
      /\/joined_rooms$/u,
      json(404, { errcode: "M_UNRECOGNIZED" }),
      "wanted its joined rooms, found status 404, M_UNRECOGNIZED.",
    ],
    [
      "more rooms than one may leave",
      /\/joined_rooms$/u,
      json(200, { joined_rooms: Array.from({ length: 101 }, String) }),
      "wanted one in at most 100 rooms, found 101.",
    ],
    [
      "a room that it may not leave",
      /\/leave$/u,
      json(403, { errcode: "M_FORBIDDEN" }),
      "found status 403, M_FORBIDDEN.",
    ],
  ])("%s", async (_, path, answer, said) => {
    const { target } = await serverWithAccounts(ENOUGH, (request, next) =>
      path.test(request.path) ? answer : next(request),
    );
    const { errors } = await shortRun(target);
    expect(errors).toMatchObject([{ message: expect.stringContaining(said) as string }]);
  });

  it("a token that is another user's", async () => {
    const { target, tokens, accounts } = await serverWithAccounts(ENOUGH);
    const [{ baseUrls }] = target.homeservers;
    const swapped = accounts.map(({ user }, at) => ({ user, token: tokens[(at + 1) % ENOUGH] ?? "" }));
    const { errors } = await shortRun({
      ...target,
      homeservers: [{ baseUrls, users: { kind: "accounts", accounts: swapped } }],
    });
    expect(errors).toMatchObject([
      {
        message:
          "Cannot use the token of @old-hand-0:reference.test: wanted their own, found that of @old-hand-1:reference.test.",
      },
    ]);
  });
});
