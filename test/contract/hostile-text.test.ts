import { describe, expect, it } from "vitest";
import { fastClock } from "./fast-clock.ts";
import { type Call, hostileServer, type Meddler } from "./hostile-server.ts";
import { rollcall, SHORT } from "./rollcall.ts";

/*
 * That no output holds a secret, an invisible character or a line that commands a CI is demanded of every run, in
 * `rollcall.ts`. Here are the servers that try.
 */

const clock = fastClock(25);

/** Colours, cursor moves, bidirectional and zero-width characters, and lines as a CI takes them for commands. */
const EVIL =
  "\u001b[31m\u001b]0;x\u0007\u202e\u2066\u200b\ufeff\u00ad\n::error::gotcha\n##[error]x\r\u009b2J\u2028\u2029";

/** The reference server's answers, rewritten. */
const rewritten =
  (rewrite: (body: string, call: Call) => string): Meddler =>
  async (call) => {
    const { status, headers, body } = await call.ask();
    if (call.response.destroyed) return;
    call.response.writeHead(status, { ...headers, "x-echo": String(call.headers.authorization) });
    call.response.end(rewrite(body, call));
  };

async function against(meddle: Meddler, args: readonly string[] = ["--profile", "v1"]) {
  await using server = await hostileServer(meddle, { clock });
  const outcome = await rollcall(server, [...SHORT, ...args], { clock });
  return { ...outcome, secrets: server.secrets };
}

/** The length of the longest string in a report. */
function longestText(report: unknown): number {
  let longest = 0;
  JSON.stringify(report, (_key, value: unknown) => {
    if (typeof value === "string") longest = Math.max(longest, value.length);
    return value;
  });
  return longest;
}

describe.concurrent("secrets appear in no output, not even when a server echoes them", () => {
  /** Everything that a request brought, first in the answer. */
  const echoed = ({ headers, body, path }: Call) =>
    JSON.stringify({ echo: [headers.authorization, body, path], [`${headers.authorization}`]: body }).slice(
      0,
      -1,
    );

  it.each<[string, Meddler]>([
    [
      "in every body, as values and as keys",
      rewritten((body, call) =>
        body === "{}" ? `${echoed(call)}}` : body.replace(/^\{/u, `${echoed(call)},`),
      ),
    ],
    ["in bodies that are no JSON", rewritten((body, call) => (call.method === "PUT" ? echoed(call) : body))],
    [
      "in errcodes and error texts",
      (call) =>
        call.path.includes("/presence/")
          ? call.json(400, {
              errcode: `M_${call.headers.authorization}`,
              error: `Cannot take ${call.headers.authorization} ${call.body}`,
            })
          : "pass on",
    ],
    [
      "in the text that ends the run, where it is cut through",
      (call) =>
        call.path.endsWith("/createRoom")
          ? call.json(400, { errcode: "M_BAD", error: `${"y ".repeat(78)}${call.headers.authorization}` })
          : "pass on",
    ],
    [
      "a password, where registration is refused",
      (call) =>
        call.path.endsWith("/register")
          ? call.json(400, { errcode: "M_BAD", error: `${"y".repeat(150)} ${call.body}` })
          : "pass on",
    ],
    [
      "in presence itself",
      rewritten((body, { headers }) =>
        body.replaceAll(
          /"status_msg":"[^"]*"/gu,
          `"status_msg":${JSON.stringify(headers.authorization ?? "")}`,
        ),
      ),
    ],
    [
      "in headers",
      async (call) => {
        const { status, body } = await call.ask();
        if (call.response.destroyed) return;
        const token = String(call.headers.authorization);
        call.response.writeHead(status, { "content-type": `application/json; x="${token}"`, server: token });
        call.response.end(body);
      },
    ],
  ])("%s", async (_, meddle) => {
    const { history, report, secrets } = await against(meddle);
    expect(secrets.size).toBeGreaterThan(1);
    expect(history).toContain("<redacted>");
    expect(report).toBeDefined();
  });

  it("the seed's tokens travel in the query, and are not recorded there", async () => {
    await using server = await hostileServer(() => "pass on", { clock, profile: "seed" });
    const { history } = await rollcall(server, [...SHORT, "--profile", "seed"], { clock });
    expect(server.calls.some(({ path }) => path.includes("access_token="))).toBe(true);
    expect(history).toContain('"path":"/_matrix/client/');
    expect(history).not.toContain("access_token=");
  });
});

describe.concurrent("a server's text stays text", () => {
  const named = (key: string) => new RegExp(`"${key}":"[^"]*"`, "gu");

  it.each<[string, Meddler, string?]>([
    [
      "in status messages and display names",
      rewritten((body) =>
        body
          .replaceAll(named("status_msg"), `"status_msg":${JSON.stringify(EVIL)}`)
          .replaceAll(named("displayname"), `"displayname":${JSON.stringify(EVIL)}`),
      ),
    ],
    [
      "in presence and errcodes",
      rewritten((body) =>
        body
          .replaceAll('"presence":"online"', `"presence":${JSON.stringify(EVIL)}`)
          .replaceAll(named("errcode"), `"errcode":${JSON.stringify(EVIL)}`),
      ),
    ],
    ["as keys", rewritten((body) => body.replace(/^\{"/u, `{${JSON.stringify(EVIL)}:1,"`))],
    [
      "in the errors that end the run",
      ({ path, json }) =>
        path.endsWith("/register") ? json(400, { errcode: EVIL, error: EVIL }) : "pass on",
    ],
    [
      "in versions, which the warning repeats",
      ({ path, json }) =>
        path.endsWith("/versions") ? json(200, { versions: [EVIL, "r0.6.1"] }) : "pass on",
    ],
    [
      "in the flows that registration offers",
      ({ path, json }) =>
        path.endsWith("/register") ? json(401, { session: EVIL, flows: [{ stages: [EVIL] }] }) : "pass on",
    ],
    [
      "in user and room ids",
      rewritten((body) =>
        body.replace(named("user_id"), (text) => text.replace("@", `@${JSON.stringify(EVIL).slice(1, -1)}`)),
      ),
    ],
  ])("%s", async (_, meddle) => {
    const { code, out, report } = await against(meddle);
    expect(report).toBeDefined();
    expect([0, 1, 2, 3]).toContain(code);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^(PASS|FAIL|INCONCLUSIVE|BROKEN) 162 requirements/u);
  });

  it("shown as visible escapes, also before there is a report", async () => {
    const { out } = await against(({ path, json }) =>
      path.endsWith("/register")
        ? json(400, { errcode: "M_X", error: "a\u202eb\u001b[2J\n::error::" })
        : "pass on",
    );
    expect(out).toContain(String.raw`M_X a\u202eb\u001b[2J\n::error::`);
    const { code, err } = await against(({ response }) => void response.end(EVIL));
    expect(err).toContain(String.raw`\u202e`);
    expect(code).toBe(3);
  });

  it("cut to 64 KiB in the history, with its length and hash, and to 1 KiB in the report", async () => {
    const long = "z".repeat(200_000);
    const { history, report } = await against(
      async (call) => {
        const { status, body } = await call.ask();
        if (call.response.destroyed) return;
        call.response.writeHead(status, {
          "content-type": "application/json",
          server: long.slice(0, 30_000),
        });
        call.response.end(
          call.path.endsWith("/versions")
            ? JSON.stringify({ versions: ["v1.1", long] })
            : body
                .replace(named("status_msg"), `"status_msg":"${call.number < 40 ? long : "z".repeat(3_000)}"`)
                .replaceAll(named("presence"), `"presence":"${"z".repeat(3_000)}"`)
                .replaceAll(named("errcode"), `"errcode":"${"z".repeat(3_000)}"`),
        );
      },
      ["--profile", "v1-latest"],
    );
    expect(history.includes(`${"z".repeat(65_536)}… [cut: 200000 characters, sha256 `)).toBe(true);
    expect(history.includes("z".repeat(65_537))).toBe(false);
    expect(longestText(report)).toBeLessThanOrEqual(1_100);
  });

  it("and an id without measure is no way around that", async () => {
    const { report } = await against(
      rewritten((body) => body.replaceAll(named("user_id"), `"user_id":"@${"u".repeat(5_000)}:x"`)),
    );
    expect(longestText(report)).toBeLessThanOrEqual(1_100);
  });
});
