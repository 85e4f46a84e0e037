import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createReferenceServer } from "../server/reference-server.ts";
import { serveHttp } from "../server/serve-http.ts";
import { profile } from "../spec/profiles.ts";
import { wallClock } from "../time/wall-clock.ts";
import { fakeIo } from "./fake-io.ts";
import { runCli } from "./run-cli.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
});
afterAll(() => rm(place, { recursive: true }));

async function doctor(...argv: string[]) {
  const io = fakeIo();
  const code = await runCli(["doctor", ...argv], io);
  return { code, out: io.out(), err: io.err() };
}

it("ends with 0 where all is well, and writes what was probed", async () => {
  const file = join(place, "doctor.json");
  const { code, out } = await doctor("embedded", "--profile", "v1", "--measure", "10m", "--json", file);
  expect({ code, last: out.trimEnd().split("\n").at(-1) }).toEqual({
    code: 0,
    last: "PASS The server is ready.",
  });
  const written = JSON.parse(await readFile(file, "utf8")) as { findings: readonly { what: string }[] };
  expect(written).toMatchObject({ format: "rollcall.doctor/1", target: { name: "embedded" }, profile: "v1" });
  expect(written.findings.map(({ what }) => what)).toContain("rate limit");
});

it("looks at each of several homeservers, and at what is between them", async () => {
  const file = join(place, "pair.json");
  const { code, out } = await doctor(
    "embedded:federated",
    "--profile",
    "v1",
    "--measure",
    "0s",
    "--json",
    file,
  );
  expect(code).toBe(0);
  expect(out.match(/^ {2}(target|between) .*$/gmu)).toHaveLength(3);
  expect(out.match(/well federation {2}from .* to .*: told on another's stream after /gu)).toHaveLength(2);
  const written = JSON.parse(await readFile(file, "utf8")) as unknown;
  expect(written).toMatchObject({
    format: "rollcall.doctor/1",
    homeservers: [{ registration: { kind: "works" } }, { registration: { kind: "works" } }],
    federation: [{ findings: [{ verdict: "well" }] }, { findings: [{ verdict: "well" }] }],
  });
});

it("ends with 1 where presence does not cross", async () => {
  const { code, out } = await doctor("mutant:others-are-never-told", "--profile", "v1", "--measure", "0s");
  expect({ code, last: out.trimEnd().split("\n").at(-1) }).toEqual({
    code: 1,
    last: "MEND 2 things to mend.",
  });
});

it("ends with 1 where something is to be mended: here the declared timers are not kept", async () => {
  const server = createReferenceServer({
    clock: wallClock,
    profiles: [profile("v1")],
    timers: { offlineAfterMs: 300 },
  });
  const service = await serveHttp(server, { host: "127.0.0.1" });
  try {
    const { code, out } = await doctor(
      service.url,
      "--measure",
      "5s",
      "--timers",
      "offline=30s..40s,idle=1m..2m",
    );
    expect(out).toContain("The declaration of offline does not hold");
    expect(code).toBe(1);
  } finally {
    await service.close();
    server.close();
  }
});

it("ends with 3 where nobody answers, and where it is not let come to its end", async () => {
  const { code, out, err } = await doctor("http://127.0.0.1:1");
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(err).toContain("Cannot reach http://127.0.0.1:1");
  expect(await doctor("embedded", "--max-time", "0s")).toMatchObject({ code: 3 });
});
