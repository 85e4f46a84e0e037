import { describe, expect, it } from "vitest";
import { fastClock } from "./fast-clock.ts";
import { type Call, hostileServer, type Meddler } from "./hostile-server.ts";
import { afterVersions } from "./misbehaviours.ts";
import { rollcall, SHORT } from "./rollcall.ts";

const clock = fastClock(12);
const isPresence = ({ path }: Call) => path.includes("/presence/");

async function against(meddle: Meddler, args: readonly string[] = ["--profile", "v1"]) {
  await using server = await hostileServer(meddle, { clock });
  const outcome = await rollcall(server, [...SHORT, ...args], { clock });
  return { ...outcome, calls: server.calls };
}

describe.concurrent("429 is honoured", () => {
  /** Limits the first try of every registration. */
  const limitOnce = (limit: (call: Call) => void): Meddler => {
    const seen = new Set<string>();
    return (call) => {
      if (!call.path.endsWith("/register") || seen.has(call.body)) return "pass on";
      seen.add(call.body);
      return limit(call);
    };
  };

  it.each<[string, (call: Call) => void]>([
    ["with retry_after_ms", ({ json }) => json(429, { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 3_000 })],
    [
      "with Retry-After only",
      ({ json }) => json(429, { errcode: "M_LIMIT_EXCEEDED" }, { "retry-after": "2" }),
    ],
    ["with no hint", ({ json }) => json(429, { errcode: "M_LIMIT_EXCEEDED" })],
    [
      "with a page for people",
      ({ response }) =>
        void response.writeHead(429, { "content-type": "text/html", "retry-after": "1" }).end("<html>Slow!"),
    ],
  ])("%s", async (_, limit) => {
    const { report, history } = await against(limitOnce(limit));
    expect(report).toMatchObject({ complete: true, errors: [], summary: { fail: 0, error: 0 } });
    expect(history).toMatch(/"kind":"register".*"status":200.*"attempts":2/u);
  });

  it("up to 60 s for one request; more makes its step inconclusive, and says how to lift the limit", async () => {
    const began = clock.now();
    const { code, report } = await against(
      afterVersions(({ json }) => json(429, { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 61_000 })),
    );
    expect(code).toBe(3);
    expect(report?.summary.fail).toBe(0);
    expect(report?.errors).toMatchObject([
      {
        code: "preflight-failed",
        message: expect.stringContaining("found status 429, M_LIMIT_EXCEEDED") as string,
        hint: expect.stringContaining("lift the rate limits") as string,
      },
    ]);
    expect(clock.now() - began).toBeLessThan(60_000);
  });
});

describe("redirects are never followed, and a token never leaves the base URL's origin", () => {
  it.each([301, 307])("%i", async (status) => {
    await using elsewhere = await hostileServer(({ json }) => json(200, {}), { clock });
    const location = `${elsewhere.url}/stolen`;
    const { report } = await against((call) =>
      isPresence(call) && call.method === "GET"
        ? void call.response.writeHead(status, { location }).end()
        : "pass on",
    );
    expect(report).toBeDefined();
    expect(elsewhere.calls).toEqual([]);
  });
});

describe("the base URL", () => {
  it("may carry a path prefix and keeps it", async () => {
    const prefix = "/behind/a/proxy";
    await using server = await hostileServer(() => "pass on", { clock, prefix });
    for (const url of [`${server.url}${prefix}`, `${server.url}${prefix}/`]) {
      const { report } = await rollcall({ url, secrets: server.secrets }, [...SHORT, "--profile", "auto"], {
        clock,
      });
      expect(report).toMatchObject({
        complete: true,
        errors: [],
        target: { name: `${server.url}${prefix}` },
      });
    }
    expect(server.calls.length).toBeGreaterThan(100);
    const others = server.calls.filter(({ path }) => !path.startsWith("/_matrix/client/"));
    // What the server is called is asked once in each run.
    expect(others.map(({ path }) => path)).toEqual(
      Array.from({ length: 2 }, () => "/_matrix/federation/v1/version"),
    );
  });
});

describe("the profile that the user names stands", () => {
  it("and the report warns when /versions contradicts it", async () => {
    const { report, out } = await against(
      ({ path, json }) => (path.endsWith("/versions") ? json(200, { versions: ["r0.6.1"] }) : "pass on"),
      ["--profile", "v1"],
    );
    expect(report).toMatchObject({
      profile: "v1",
      warnings: [expect.stringContaining("fit profile r0.6: --profile r0.6 may be what is meant") as string],
    });
    expect(out).toContain("warning  The server was judged by profile v1");
  });

  it("else it is chosen by /versions, and there is nothing to warn of", async () => {
    const { report } = await against(() => "pass on", ["--profile", "auto"]);
    expect(report).toMatchObject({ profile: "v1", warnings: [] });
  });
});

describe("no users to be had ends with 3, and says what was offered and how to open registration", () => {
  it.each<[string, Meddler, string]>([
    [
      "registration is off",
      ({ json }) => json(403, { errcode: "M_FORBIDDEN", error: "Registration has been disabled." }),
      "found status 403, M_FORBIDDEN Registration has been disabled.",
    ],
    [
      "other flows only",
      ({ json }) =>
        json(401, {
          session: "x",
          params: {},
          flows: [
            { stages: ["m.login.recaptcha", "m.login.terms"] },
            { stages: ["m.login.registration_token"] },
          ],
        }),
      "found an offer of m.login.recaptcha + m.login.terms, or m.login.registration_token only.",
    ],
  ])("%s", async (_, refuse, found) => {
    const { code, report, out } = await against((call) =>
      call.path.endsWith("/register") ? refuse(call) : "pass on",
    );
    expect(code).toBe(3);
    expect(report).toMatchObject({ complete: false, errors: [{ code: "no-accounts" }] });
    expect(out).toContain(found);
    expect(out).toContain("enable_registration_without_verification: true");
  });
});

describe.concurrent("presence that is switched off is one finding, with how to switch it on", () => {
  /** What a server with presence switched off does, apart from the answer to a PUT. */
  const withoutPresence =
    (put: (call: Call) => void): Meddler =>
    async (call) => {
      if (isPresence(call))
        return call.method === "PUT" ? put(call) : call.json(200, { presence: "offline" });
      if (!call.path.includes("/sync")) return "pass on";
      const { status, body } = await call.ask();
      const { presence: _, ...others } = JSON.parse(body) as { readonly presence?: unknown };
      return call.json(status, others);
    };

  it.each<[string, (call: Call) => void, string]>([
    ["PUT is 200", ({ json }) => json(200, {}), "every PUT is answered with 200 and nothing changes"],
    [
      "PUT is 403",
      ({ json }) => json(403, { errcode: "M_FORBIDDEN", error: "Presence is disabled" }),
      "every PUT is refused",
    ],
  ])("%s", async (_, put, found) => {
    const { code, report, out } = await against(withoutPresence(put));
    expect(code).toBe(3);
    expect(report?.errors).toMatchObject([{ code: "presence-off" }]);
    expect(report?.errors[0]?.message).toContain(found);
    expect(report?.errors[0]?.hint).toContain("Synapse `presence: {enabled: true}`");
    expect(report?.summary.skipped).toBe(report?.requirements.length);
    for (const { verdict, reason } of report?.requirements ?? []) {
      expect(verdict).toBe("skipped");
      expect(reason).toMatch(/presence|not part of this profile/iu);
    }
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^BROKEN .* Presence is switched off/u);
  });
});

describe("--max-inconclusive", () => {
  it("is the percentage of the applicable requirements beyond which a run ends with 2", async () => {
    const most = await against(() => "pass on", ["--profile", "v1", "--max-inconclusive", "100"]);
    expect(most.code).toBe(0);
    const none = await against(() => "pass on", ["--profile", "v1", "--max-inconclusive", "0"]);
    expect(none.code).toBe(2);
    expect(none.out).toContain("More than 0 % could not be known.");
    expect(none.report?.summary.inconclusive).toBeGreaterThan(0);
  });
});

describe("time is the harness's own", () => {
  it("the server's Date and origin_server_ts decide nothing", async () => {
    const astray: Meddler = async (call) => {
      const { status, body } = await call.ask();
      if (call.response.destroyed) return;
      call.response.writeHead(status, {
        "content-type": "application/json",
        date: "Thu, 01 Jan 1970 00:00:00 GMT",
      });
      call.response.end(body.replaceAll(/"origin_server_ts":\d+/gu, '"origin_server_ts":1'));
    };
    const { report } = await against(astray);
    expect(report).toMatchObject({ complete: true, errors: [], summary: { fail: 0, warn: 0, error: 0 } });
  });
});
