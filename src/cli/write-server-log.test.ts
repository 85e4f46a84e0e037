import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeIo } from "./fake-io.ts";
import { serverSurroundings } from "./server-surroundings.ts";
import { writeServerLog } from "./write-server-log.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
});
afterAll(() => rm(place, { recursive: true }));

it("keeps what the server wrote, without the secrets that the run learned later", async () => {
  const io = fakeIo();
  const surroundings = serverSurroundings(io);
  surroundings.output.add("token s3cr3t-t0ken was given\n");
  surroundings.redactor.learn("s3cr3t-t0ken");
  await writeServerLog(join(place, "server.log"), surroundings, io.stderr);
  expect(await readFile(join(place, "server.log"), "utf8")).toBe("token <redacted> was given\n");
});

it("says that it cannot, and leaves it at that", async () => {
  const io = fakeIo();
  await writeServerLog(join(place, "no/such/server.log"), serverSurroundings(io), io.stderr);
  expect(io.err()).toContain("Cannot write the server's log");
});
