import { afterEach, expect, it } from "vitest";
import { profile } from "../spec/profiles.ts";
import { wallClock } from "../time/wall-clock.ts";
import { createReferenceServer } from "./reference-server.ts";
import { serveHttp, type HttpService } from "./serve-http.ts";

let service: HttpService | undefined;
afterEach(() => service?.close());

async function start(): Promise<string> {
  const server = createReferenceServer({
    clock: wallClock,
    profiles: [profile("seed"), profile("r0.6"), profile("v1")],
  });
  service = await serveHttp(server, {});
  return service.url;
}

it("serves several profiles side by side, to browsers as well", async () => {
  const url = await start();
  const versions = await fetch(`${url}/_matrix/client/versions`);
  expect(versions.headers.get("access-control-allow-origin")).toBe("*");
  expect(await versions.json()).toMatchObject({
    versions: expect.arrayContaining(["r0.6.1", "v1.1"]) as unknown,
  });
  expect((await fetch(`${url}/_matrix/client/v3/sync`, { method: "OPTIONS" })).status).toBe(200);
  for (const prefix of ["v3", "r0", "api/v1"]) {
    const reply = await fetch(`${url}/_matrix/client/${prefix}/sync`);
    expect([reply.status, await reply.json()]).toMatchObject([401, { errcode: "M_MISSING_TOKEN" }]);
  }
});

it("refuses what is too large, and what is nowhere", async () => {
  const url = await start();
  const large = await fetch(`${url}/_matrix/client/v3/login`, {
    method: "POST",
    body: "x".repeat(1_000_001),
  });
  expect([large.status, await large.json()]).toMatchObject([413, { errcode: "M_TOO_LARGE" }]);
  const nowhere = await fetch(`${url}/nowhere`);
  expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { errcode: "M_UNRECOGNIZED" }]);
});
