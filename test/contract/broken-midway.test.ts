import { describe, expect, it } from "vitest";
import { fastClock } from "./fast-clock.ts";
import { type HostileServer, hostileServer, type Meddler } from "./hostile-server.ts";
import { after, drip, page, tear } from "./misbehaviours.ts";
import { rollcall, SHORT } from "./rollcall.ts";

const clock = fastClock(20);

/** From this request on; the preflight has its users and streams by then. */
const IN_THE_MIDDLE = 60;

describe.concurrent("trouble in the middle of a run: what was recorded is kept, and no duty counts as broken", () => {
  it.each<[string, (server: () => HostileServer) => Meddler]>([
    ["the server dies", (server) => () => server().die()],
    ["the server freezes", () => () => undefined],
    [
      "every connection is reset",
      () =>
        ({ response }) =>
          void response.socket?.resetAndDestroy(),
    ],
    [
      "a gateway takes over",
      () =>
        ({ json }) =>
          json(503, {}),
    ],
    ["a captive portal takes over", () => page],
    ["every answer drips", () => drip],
    ["every answer is cut off", () => tear],
    [
      "every request is rate-limited",
      () =>
        ({ json }) =>
          json(429, { errcode: "M_LIMIT_EXCEEDED" }),
    ],
  ])("%s", async (_, meddler) => {
    const own: { server?: HostileServer } = {};
    await using server = await hostileServer(
      after(
        IN_THE_MIDDLE,
        meddler(() => own.server!),
      ),
      { clock },
    );
    own.server = server;
    const began = clock.now();
    const args = [...SHORT, "--profile", "v1"];
    const { code, report, history } = await rollcall(server, args, { clock });
    expect(code).toBe(3);
    expect(report).toMatchObject({ complete: false, summary: { fail: 0 } });
    expect(["target-silent", "target-gone", "setup-failing"]).toContain(report?.errors[0]?.code);
    expect(history.split("\n").length).toBeGreaterThan(IN_THE_MIDDLE);
    expect(clock.now() - began).toBeLessThan(240_000);
  });

  it("the server loses its state: sessions that vanished are no refusals", async () => {
    const forgetful = after(IN_THE_MIDDLE, ({ json }) =>
      json(401, { errcode: "M_UNKNOWN_TOKEN", error: "Invalid access token" }),
    );
    await using server = await hostileServer(forgetful, { clock });
    const { code, report, history } = await rollcall(server, [...SHORT, "--profile", "v1"], { clock });
    expect([2, 3]).toContain(code);
    expect(report?.summary.fail).toBe(0);
    expect(report?.scenarios.find(({ family }) => family === "preflight")).toMatchObject({
      verdict: "inconclusive",
      reason: expect.stringContaining("vanished") as string,
    });
    expect(history).toContain("vanished: status 401, M_UNKNOWN_TOKEN");
  });
});
