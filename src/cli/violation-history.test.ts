import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRedactor } from "../history/redaction.ts";
import { profile } from "../spec/profiles.ts";
import { embeddedTarget } from "../targets/embedded-target.ts";
import { fakeIo } from "./fake-io.ts";
import { violationHistory } from "./violation-history.ts";

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-"));
});
afterAll(() => rm(place, { recursive: true }));

it("is whole when the process is ended at once, and says that it is not complete", async () => {
  await using target = await embeddedTarget({ profile: profile("v1"), seed: 1 }).open();
  const io = fakeIo();
  const file = join(place, "violations.ndjson");
  const history = violationHistory(file, io);
  const about = { target, profile: profile("v1"), seed: 1, redactor: createRedactor() };
  history.begin(about);
  // A part of the users that is begun again is set up again.
  history.begin(about);
  history.record({ number: 7, kind: "leak", allowed: "nothing", observer: "@b:hs", testimonies: [] });
  io.exit();
  const records = (await readFile(file, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(records).toMatchObject([
    { record: "header" },
    { record: "scenario", id: "simulate/leak-1", cast: { B: "@b:hs" } },
    { record: "end" },
    { record: "footer", complete: false, reason: "Rollcall was ended at once.", counts: { scenarios: 1 } },
  ]);
});
