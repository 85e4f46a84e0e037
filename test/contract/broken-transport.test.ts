import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Clock } from "../../src/time/clock.ts";
import { fastClock } from "./fast-clock.ts";
import { hostileServer, type Meddler } from "./hostile-server.ts";
import { afterVersions, drip, page, pour, tear } from "./misbehaviours.ts";
import { rollcall, SHORT } from "./rollcall.ts";

const fast = fastClock(20);
/** Where much has to be sent within the 30 s of a request. */
const slower = fastClock(5);
const MIB = 1024 * 1024;
const BOMB = gzipSync(Buffer.alloc(40 * MIB));

describe.concurrent("trouble from the first user on: nothing hangs, nothing is a fail, and it is reported", () => {
  it.each<[string, Meddler, string, Clock?]>([
    ["HTML for everything", page, "found a page of HTML instead of an answer"],
    ["no answer, ever", () => undefined, "found no whole answer within 30000 ms"],
    ["an answer that drips for ever", drip, "found no whole answer within 30000 ms"],
    ["an answer without end", pour, "found an answer larger than 33554432 bytes", slower],
    [
      "33 MiB",
      ({ response }) => void response.end(`{"a":"${"x".repeat(33 * MIB)}"}`),
      "found an answer larger than 33554432 bytes",
      slower,
    ],
    [
      "a bomb of gzip",
      ({ response }) => void response.writeHead(200, { "content-encoding": "gzip" }).end(BOMB),
      "found an answer larger than 33554432 bytes",
    ],
    [
      "10,000 levels",
      ({ response }) => void response.end("[".repeat(10_000) + "]".repeat(10_000)),
      "found an answer that nests deeper than 200 levels",
    ],
    [
      "headers beyond measure",
      ({ response }) => {
        for (let number = 0; number < 20; number++) response.setHeader(`x-${number}`, "y".repeat(8_000));
        response.end("{}");
      },
      "found headers larger than 64 KiB",
    ],
    ["an answer that is cut off", tear, "wanted user_id and access_token, found UND_ERR_SOCKET"],
    ["a gateway's 502", ({ json }) => json(502, {}), "found status 502"],
  ])("%s", async (_, meddle, found, clock = fast) => {
    await using server = await hostileServer(afterVersions(meddle), { clock });
    const args = [...SHORT, "--profile", "v1"];
    const { code, out, report, history } = await rollcall(server, args, { clock });
    expect(code).toBe(3);
    expect(report).toMatchObject({ complete: false, summary: { fail: 0 } });
    const [error] = report?.errors ?? [];
    expect(error?.message).toContain(`Cannot register a user: wanted user_id and access_token, `);
    expect(error?.message).toContain(found);
    expect(error?.hint).toContain("server's log");
    expect(out).toContain(found);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^BROKEN /u);
    expect(history).toContain('"outcome":"lost"');
  });
});

describe("what is less than the end of a run", () => {
  it("users that cannot be set up, five scenarios in a row, end the run", async () => {
    await using server = await hostileServer(
      ({ path, body, json }) =>
        path.endsWith("/register") && !body.includes("preflight")
          ? json(403, { errcode: "M_FORBIDDEN", error: "Registration has been disabled" })
          : "pass on",
      { clock: fast },
    );
    const { code, report } = await rollcall(server, ["--depth", "smoke", "--profile", "v1"], { clock: fast });
    expect(code).toBe(3);
    expect(report?.errors).toMatchObject([{ code: "setup-failing" }]);
    expect(report?.errors[0]?.message).toContain("5 scenarios in a row");
    expect(report?.summary.fail).toBe(0);
  });

  it("an answer that is wrong as a whole is a finding all the same", async () => {
    for (const wrong of ["[]", "hello"]) {
      await using server = await hostileServer(
        ({ method, path, response }) =>
          method === "GET" && path.includes("/presence/") ? void response.end(wrong) : "pass on",
        { clock: fast },
      );
      const { code, report } = await rollcall(server, [...SHORT, "--profile", "v1"], { clock: fast });
      expect(code).toBe(1);
      expect(report).toMatchObject({ complete: true, errors: [] });
    }
  });

  it("a few broken connections: the safe requests are repeated, and the run comes to its end", async () => {
    let drops = 0;
    await using server = await hostileServer(
      ({ method, path, number, response }) => {
        const isHit = method === "GET" && path.includes("/presence/") && number % 3 === 0;
        if (!isHit) return "pass on";
        drops += 1;
        return void response.socket?.destroy();
      },
      { clock: fast },
    );
    const { report, history } = await rollcall(server, [...SHORT, "--profile", "v1"], { clock: fast });
    expect(drops).toBeGreaterThan(5);
    expect(history).toMatch(/"outcome":"answered".*"attempts":2/u);
    expect(report).toMatchObject({ complete: true, errors: [], summary: { fail: 0, error: 0 } });
  });
});
