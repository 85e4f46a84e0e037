import { describe, expect, it } from "vitest";
import { fastClock } from "./fast-clock.ts";
import { type Call, hostileServer, type Meddler } from "./hostile-server.ts";
import { rollcall, SHORT } from "./rollcall.ts";

const clock = fastClock(8);
const SECRET = "the-secret-of-whoever-runs-this";

/** Runs with users of a kind, and demands that the secret that was given stands nowhere. */
async function against(meddle: Meddler, users: string) {
  await using server = await hostileServer(meddle, { clock });
  const secrets = new Set([SECRET]);
  const outcome = await rollcall(
    { url: server.url, secrets },
    [...SHORT, "--profile", "v1", "--users", users],
    { clock },
  );
  return { ...outcome, calls: server.calls };
}

/** Refuses with all that was asked, and the secret besides, in every place that a message may come from. */
const echo = (call: Call) =>
  call.json(
    401,
    {
      errcode: `M_${SECRET}`,
      error: `${"y ".repeat(78)}${SECRET} ${call.body}`,
      session: SECRET,
      flows: [{ stages: [`m.login.${SECRET}`, SECRET] }],
      [SECRET]: call.headers.authorization,
    },
    { server: SECRET, "x-echo": SECRET },
  );

describe("a secret that the user gave appears in no output, not even when a server echoes it", () => {
  it.each([`registration-token:${SECRET}`, `shared-secret:${SECRET}`, `application-service:${SECRET}`])(
    "--users %s",
    async (users) => {
      const { code, report } = await against(
        (call) => (call.path.endsWith("/versions") ? "pass on" : echo(call)),
        users,
      );
      expect(code).toBe(3);
      expect(report).toMatchObject({ errors: [{ code: "no-accounts" }] });
    },
  );

  it("where the server takes it, and echoes it ever after", async () => {
    const { code, report, calls } = await against(async (call) => {
      const body =
        call.body === "" ? {} : (JSON.parse(call.body) as { readonly auth?: { readonly token?: string } });
      const isRegistration = call.path.endsWith("/register");
      if (isRegistration && body.auth?.token === SECRET)
        return call.json(401, {
          session: "s",
          flows: [{ stages: ["m.login.registration_token", "m.login.dummy"] }],
          completed: ["m.login.registration_token"],
          echo: SECRET,
        });
      const { status, headers, body: answer } = await call.ask();
      if (call.response.destroyed) return undefined;
      call.response.writeHead(status, { ...headers });
      call.response.end(answer.replace(/^\{(?!\})/u, `{"echo":"${SECRET}","${SECRET}":1,`));
      return undefined;
    }, `registration-token:${SECRET}`);
    expect(report).toMatchObject({ complete: true, errors: [] });
    expect([0, 1, 2]).toContain(code);
    expect(calls.some(({ body }) => body.includes(SECRET))).toBe(true);
  });
});
