import { describe, expect, it } from "vitest";
import { fastClock } from "./fast-clock.ts";
import { hostileServer, type Meddler } from "./hostile-server.ts";
import { type Outcome, rollcall, SHORT } from "./rollcall.ts";

const clock = fastClock(15);
const PAGE = "<!doctype html><html><body>Welcome to nginx!</body></html>";

/** Runs against a server that behaves so from the first request on. */
async function against(
  meddle: Meddler,
  args: readonly string[],
): Promise<Outcome & { readonly asked: number }> {
  await using server = await hostileServer(meddle, { clock });
  const outcome = await rollcall(server, [...SHORT, ...args], { clock });
  return { ...outcome, asked: server.calls.length };
}

describe("a URL that is no Matrix server ends with 3, and stderr names what was wanted, found, and what to do", () => {
  it.each<[string, Meddler, string, string]>([
    [
      "a page of HTML",
      ({ response }) => void response.setHeader("content-type", "text/html").end(PAGE),
      "found a page of HTML instead of an answer.",
      "Name the base URL of the client API",
    ],
    [
      "plain text",
      ({ response }) => void response.end("It works!"),
      "found status 200, It works!",
      "base URL",
    ],
    ["JSON of another shape", ({ json }) => json(200, { ok: 1 }), 'found status 200, {"ok":1}.', "base URL"],
    ["JSON null", ({ json }) => json(200, null), "found status 200, null.", "base URL"],
    [
      "404 with JSON",
      ({ json }) => json(404, { detail: "?" }),
      'found status 404, {"detail":"?"}.',
      "base URL",
    ],
    [
      "a redirect",
      ({ response }) => void response.writeHead(301, { location: "https://example.org/" }).end(),
      "found status 301, a redirect to https://example.org/.",
      "Redirects are never followed",
    ],
    [
      "nesting without end",
      ({ response }) => void response.end("[".repeat(10_000)),
      "found an answer that nests deeper than 200 levels.",
      "base URL",
    ],
    ["an error of its own", ({ json }) => json(500, {}), "wanted a server that is ready", "--wait 60s"],
    [
      "503",
      ({ response }) => void response.writeHead(503).end(),
      "found status 503.",
      "--wait 60s waits for it",
    ],
    ["silence", () => undefined, "found no whole answer within 30000 ms", "Is the server running"],
    [
      "a connection that is reset",
      ({ response }) => void response.socket?.resetAndDestroy(),
      "wanted an answer, found ECONNRESET",
      "Is the server running",
    ],
  ])("%s", async (_, meddle, found, hint) => {
    for (const profile of ["auto", "v1"]) {
      const { code, out, err, report } = await against(meddle, ["--profile", profile]);
      expect(err).toContain(found);
      expect(err).toMatch(/^error: Cannot /u);
      expect(err).toContain(hint);
      expect({ code, out, report }).toEqual({ code: 3, out: "", report: undefined });
    }
  });

  it("nobody listens there", async () => {
    const { code, out, err, report } = await rollcall(
      { url: "http://127.0.0.1:1", secrets: new Set() },
      SHORT,
      { clock },
    );
    expect(err).toMatch(/Cannot reach http:\/\/127\.0\.0\.1:1: wanted an answer, found ECONNREFUSED/u);
    expect(err).toContain("--wait 60s waits for it");
    expect({ code, out, report }).toEqual({ code: 3, out: "", report: undefined });
  });

  it("a name that nobody knows", async () => {
    const { code, err } = await rollcall({ url: "http://no-such-host.invalid", secrets: new Set() }, SHORT, {
      clock,
    });
    expect(err).toMatch(/Cannot reach http:\/\/no-such-host\.invalid/u);
    expect(code).toBe(3);
  });
});

describe("a safe request is repeated, at most 3 times", () => {
  it("and then it is lost", async () => {
    const { asked } = await against(({ response }) => void response.socket?.destroy(), ["--profile", "v1"]);
    expect(asked).toBe(4);
  });
});

describe.concurrent("a server that is not ready yet is waited for with --wait", () => {
  const readyAfter = (requests: number): Meddler => {
    return ({ number, response }) => (number <= requests ? void response.writeHead(503).end() : "pass on");
  };

  it.each(["auto", "v1"])("until it is (%s)", async (profile) => {
    const { report } = await against(readyAfter(11), ["--profile", profile, "--wait", "60s"]);
    expect(report).toMatchObject({ complete: true, errors: [] });
  });

  it("and no longer", async () => {
    const began = clock.now();
    const { code, err } = await against(readyAfter(1_000), ["--profile", "v1", "--wait", "10s"]);
    expect(err).toContain("--wait was 10000 ms; give it longer.");
    expect(code).toBe(3);
    expect(clock.now() - began).toBeGreaterThan(9_000);
  });
});

describe.concurrent("--max-time bounds any run", () => {
  it.each(["auto", "v1"])("also one that never reaches its target (%s)", async (profile) => {
    const { code, err } = await against(() => undefined, ["--profile", profile, "--max-time", "15s"]);
    expect(err).toContain("the time that --max-time gives it was over");
    expect(code).toBe(3);
  });

  it("and what it has until then is reported", async () => {
    const { code, report, history } = await against(
      ({ number }) => (number < 70 ? "pass on" : undefined),
      ["--profile", "v1", "--max-time", "25s"],
    );
    expect(code).toBe(3);
    expect(report).toMatchObject({ complete: false, errors: [{ code: "max-time" }] });
    expect(history).toContain('"complete":false,"reason":"The run was ended because the time');
  });
});

describe("wrong usage is found before anything is sent", () => {
  it.each([
    [["--depth", "bottomless"]],
    [["--profile", "v99"]],
    [["--bogus"]],
    [["--report", "pdf=x.pdf"]],
    [["--report", "json=/no/such/directory/x.json"]],
    [["--history", "/no/such/directory/x.ndjson"]],
    [["--timers", "offline=soon"]],
  ])("%j", async (args) => {
    const { code, asked, out } = await against(() => "pass on", args);
    expect({ code, asked, out }).toEqual({ code: 64, asked: 0, out: "" });
  });

  it("and what it repeats of the command line holds no password and no token", async () => {
    for (const url of [
      "http://me:hunter2pass@127.0.0.1",
      "ftp://me:hunter2pass@127.0.0.1",
      "http://127.0.0.1/?access_token=hunter2pass",
      "http://127.0.0.1/#hunter2pass",
    ]) {
      const { code, err } = await rollcall({ url, secrets: new Set(["hunter2pass"]) }, [], { clock });
      expect(err).toMatch(/^error: Cannot /u);
      expect(code).toBe(64);
    }
  });
});
