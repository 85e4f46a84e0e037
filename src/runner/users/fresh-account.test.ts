import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ServerRequest } from "../../server/server-request.ts";
import { secretsOf, type Users } from "../../targets/users.ts";
import { bodyOf, type Gate, gatedTarget, json, shortRun } from "./gated-target.fixture.ts";

const SECRET = "a-secret/that+nobody%may read";
const REFUSED = json(403, { errcode: "M_FORBIDDEN", error: "Registration has been disabled" });

const isRegistration = ({ method, path }: ServerRequest) =>
  method === "POST" && path === "/_matrix/client/v3/register";

/** What the reference server takes instead of what the gate has taken. */
const asDummy = (request: ServerRequest): ServerRequest => ({
  ...request,
  path: "/_matrix/client/v3/register",
  body: JSON.stringify({ ...bodyOf(request), auth: { type: "m.login.dummy" } }),
});

/** Lets in who brings the token of stage after stage, each in the session of the challenge. */
function tokenGate(stages: readonly string[], token = SECRET): Gate {
  const completed = new Map<string, string[]>();
  return (request, next) => {
    if (!isRegistration(request)) return next(request);
    const auth = bodyOf(request)["auth"] as Readonly<Record<string, string>> | undefined;
    const session = auth?.["session"] ?? `s${completed.size}`;
    const passed = completed.get(session) ?? [];
    const isRight =
      auth?.["session"] !== undefined && (auth["type"] === "m.login.dummy" || auth["token"] === token);
    if (isRight) passed.push(auth["type"] ?? "");
    completed.set(session, passed);
    if (stages.every((stage) => passed.includes(stage))) return next(asDummy(request));
    return json(401, {
      session,
      flows: [{ stages: ["m.login.recaptcha"] }, { stages }],
      completed: passed,
      params: {},
    });
  };
}

/** Gives nonces, and lets in who proves to know the secret; names the device itself, as Dendrite does, or not. */
function secretGate(namesDevice: boolean): Gate {
  const nonces = new Set<string>();
  return async (request, next) => {
    if (isRegistration(request)) return REFUSED;
    if (request.path !== "/_synapse/admin/v1/register") return next(request);
    if (request.method === "GET") {
      const nonce = `nonce-number-${nonces.size}`;
      nonces.add(nonce);
      return json(200, { nonce });
    }
    const { nonce, username, password, mac } = bodyOf(request);
    const signed = [nonce, username, password, "notadmin"].join("\0");
    const isRight =
      nonces.has(String(nonce)) && mac === createHmac("sha1", SECRET).update(signed).digest("hex");
    if (!isRight) return json(403, { errcode: "M_FORBIDDEN", error: "HMAC incorrect" });
    const device = namesDevice ? "shared_secret_registration" : bodyOf(request)["device_id"];
    return next({
      ...asDummy(request),
      body: JSON.stringify({ username, password, device_id: device, auth: { type: "m.login.dummy" } }),
    });
  };
}

/** Lets in who brings the token of an application service, which also logs its users in. */
const serviceGate: Gate = (request, next) => {
  const isService = request.headers["authorization"] === `Bearer ${SECRET}`;
  const { type, username, user, device_id: device } = bodyOf(request);
  if (isRegistration(request)) {
    if (type !== "m.login.application_service") return REFUSED;
    if (!isService) return json(401, { errcode: "M_UNKNOWN_TOKEN", error: "Not a token of a service" });
    if (!String(username).startsWith("rollcall-"))
      return json(400, { errcode: "M_EXCLUSIVE", error: "Not yours" });
    const body = {
      username,
      password: `of ${String(username)}`,
      device_id: device,
      auth: { type: "m.login.dummy" },
    };
    return next({ ...request, headers: {}, body: JSON.stringify(body) });
  }
  if (!request.path.endsWith("/login") || request.method !== "POST") return next(request);
  if (!isService || type !== "m.login.application_service")
    return json(403, { errcode: "M_FORBIDDEN", error: "No" });
  const password = `of ${String(user).slice(1, String(user).indexOf(":"))}`;
  return next({
    ...request,
    headers: {},
    body: JSON.stringify({ type: "m.login.password", user, password, device_id: device }),
  });
};

const TOKEN: Users = { kind: "registration-token", token: SECRET };
const SHARED: Users = { kind: "shared-secret", secret: SECRET };
const SERVICE: Users = { kind: "application-service", token: SECRET };

describe("a role is given a fresh account where the server takes", () => {
  it.each<[string, Users, Gate]>([
    ["anybody", { kind: "open" }, tokenGate(["m.login.dummy"])],
    ["a registration token", TOKEN, tokenGate(["m.login.registration_token"])],
    ["a token and then nothing", TOKEN, tokenGate(["m.login.registration_token", "m.login.dummy"])],
    ["a token by its older name", TOKEN, tokenGate(["org.matrix.msc3231.login.registration_token"])],
    ["nothing, and a token would be too much", TOKEN, tokenGate(["m.login.dummy"])],
    ["the shared secret, and our device", SHARED, secretGate(false)],
    ["the shared secret, and names the device", SHARED, secretGate(true)],
    ["an application service", SERVICE, serviceGate],
  ])("%s", async (_, users, gate) => {
    const { target, seen } = gatedTarget(users, gate);
    const { errors, history, record } = await shortRun(target);
    expect(errors).toEqual([]);
    expect(history.ends.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      "performed",
      "performed",
      "performed",
    ]);
    // Registered users act as any other: by their own sessions, on our device first.
    expect(
      new Set(
        history.exchanges
          .filter(({ operation }) => operation.kind === "putPresence")
          .map(({ device }) => device),
      ),
    ).toContain("d1");
    const given = new Set([...record.matchAll(/"(@[^"]+):gated.test"/gu)].map(([, user]) => user ?? ""));
    for (const user of given) expect(user).toMatch(/^@rollcall-/u);
    // Nothing that was secret is written down, although everything was echoed.
    const secrets = [SECRET, ...secretsIn(seen)].filter(
      (secret) => secret !== "rollcall-token-that-nobody-has",
    );
    expect(secrets.length).toBeGreaterThan(10);
    for (const secret of secrets) expect(record.includes(secret) ? secret : "").toBe("");
    // Every session that was given out is ended.
    const ended = new Set(seen.filter(({ path }) => path.endsWith("/logout")).map(({ token }) => token));
    const used = new Set(seen.flatMap(({ token }) => (token?.startsWith("syt_") === true ? [token] : [])));
    expect([...used].filter((token) => !ended.has(token))).toEqual([]);
    expect(
      history.exchanges
        .filter(({ operation }) => operation.kind === "logOut")
        .every(({ status }) => status === 200),
    ).toBe(true);
  });
});

function secretsIn(seen: ReturnType<typeof gatedTarget>["seen"]): readonly string[] {
  return seen.flatMap(({ token, body }) =>
    [token, body["password"], body["mac"], body["nonce"]].filter((secret) => typeof secret === "string"),
  );
}

describe("a server that does not is answered with what it offers", () => {
  const shut: Gate = (request, next) => (isRegistration(request) ? REFUSED : next(request));

  it.each<[string, Users, Gate, { readonly found: string; readonly hints: readonly string[] }]>([
    [
      "registration is shut",
      { kind: "open" },
      shut,
      {
        found: "status 403, M_FORBIDDEN Registration has been disabled",
        hints: ["enable_registration", "--users accounts:<file>"],
      },
    ],
    [
      "it wants a token",
      { kind: "open" },
      tokenGate(["m.login.registration_token"]),
      {
        found: "an offer of m.login.recaptcha, or m.login.registration_token only",
        hints: ["--users registration-token:<token>"],
      },
    ],
    [
      "it has a shared secret",
      { kind: "open" },
      secretGate(false),
      { found: "status 403", hints: ["--users shared-secret:<secret>"] },
    ],
    [
      "the token is wrong",
      { kind: "registration-token", token: "another-one" },
      tokenGate(["m.login.registration_token"]),
      { found: "the stage m.login.registration_token refused", hints: ["uses_allowed"] },
    ],
    [
      "the secret is wrong",
      { kind: "shared-secret", secret: "other" },
      secretGate(false),
      { found: "status 403, M_FORBIDDEN HMAC incorrect", hints: ["registration_shared_secret"] },
    ],
    ["it has no admin API", SHARED, shut, { found: "status 404", hints: ["/_synapse/admin"] }],
    [
      "it knows no such service",
      { kind: "application-service", token: "other" },
      serviceGate,
      { found: "status 401, M_UNKNOWN_TOKEN", hints: ["as_token", "@rollcall-.*"] },
    ],
  ])("%s", async (_, users, gate, { found, hints }) => {
    const { errors, record } = await shortRun(gatedTarget(users, gate).target);
    expect(errors).toMatchObject([
      { code: "no-accounts", message: expect.stringContaining(`found ${found}`) as string },
    ]);
    for (const hint of hints) expect(errors[0]?.hint).toContain(hint);
    expect(errors[0]?.hint).not.toContain(`--users ${users.kind}`);
    for (const secret of secretsOf(users))
      expect(`${JSON.stringify(errors)}${record}`.includes(secret) ? secret : "").toBe("");
  });
});
