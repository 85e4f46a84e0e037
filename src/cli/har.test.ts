import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fakeIo } from "./fake-io.ts";
import { runCli } from "./run-cli.ts";

const HEADER = {
  record: "header",
  format: "rollcall.history/1",
  tool: { name: "rollcall", version: "1" },
  profile: "v1",
  target: { name: "http://hs.example", kind: "url" },
  seed: 1,
  depth: "smoke",
  modelHash: "0",
  startedAt: "2026-01-02T03:04:05.000Z",
  timers: {},
  plan: { scenarios: 2, graphs: {}, requirements: [], unreached: [] },
};
const lines = [
  HEADER,
  ...["tour/001", "tour/002"].flatMap((id) => [
    {
      record: "scenario",
      id,
      family: "tour",
      title: "T\u202e",
      machine: "m",
      requirements: [],
      cast: {},
      steps: 0,
    },
    { record: "end", scenario: id, outcome: "performed" },
  ]),
].map((record) => JSON.stringify(record));
const footer = JSON.stringify({
  record: "footer",
  complete: true,
  counts: { exchanges: 0, scenarios: 2, steps: 0 },
  durationMs: 1,
});

let place = "";
const at = (name: string) => join(place, name);
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "rollcall-har-"));
  await writeFile(at("whole.ndjson"), [...lines, footer, ""].join("\n"));
  await writeFile(at("cut.ndjson"), [...lines, ""].join("\n"));
});
afterAll(() => rm(place, { recursive: true }));

async function har(...args: readonly string[]) {
  const io = fakeIo();
  const code = await runCli(["har", ...args], io);
  return { code, out: io.out(), err: io.err() };
}

const pagesOf = (text: string) =>
  (JSON.parse(text) as { log: { pages: { id: string }[] } }).log.pages.map(({ id }) => id);

describe("rollcall har", () => {
  it("prints all scenarios, or those that fit, with nothing invisible", async () => {
    const { code, out } = await har(at("whole.ndjson"));
    expect({ code, pages: pagesOf(out) }).toEqual({ code: 0, pages: ["tour/001", "tour/002"] });
    expect(out).not.toContain("\u202e");
    expect(pagesOf((await har(at("whole.ndjson"), "*/002")).out)).toEqual(["tour/002"]);
  });

  it("writes a file, also of a history that was cut off if that is taken", async () => {
    const { code, out } = await har(at("cut.ndjson"), "tour/001", "--partial", "--out", at("x.har"));
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(pagesOf(await readFile(at("x.har"), "utf8"))).toEqual(["tour/001"]);
  });

  it("ends with 3 when the history is refused, with 64 for a scenario that it does not have", async () => {
    expect((await har(at("cut.ndjson"))).code).toBe(3);
    const { code, err } = await har(at("whole.ndjson"), "tour/003");
    expect(code).toBe(64);
    expect(err).toContain(
      "wanted one of the 2 in the history, found none for tour/003.\n  hint: Did you mean",
    );
    expect((await har(at("whole.ndjson"), "--out", "/no/such/place/x.har")).code).toBe(64);
  });
});
