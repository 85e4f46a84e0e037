import { expect, it } from "vitest";
import { createReferenceServer } from "../server/reference-server.ts";
import { serveHttp } from "../server/serve-http.ts";
import type { FromShard } from "../simulation/shards/messages.ts";
import { profile } from "../spec/profiles.ts";
import { wallClock } from "../time/wall-clock.ts";
import { fakeIo } from "./fake-io.ts";
import type { ShardPlan } from "./shard-plan.ts";
import { simulateShard } from "./simulate-shard.ts";

const PLAN: ShardPlan = {
  target: { kind: "url", url: "http://127.0.0.1:1" },
  profile: "v1",
  seed: 1,
  timers: {},
  users: [{ kind: "open" }],
  content: { users: 100, rooms: "fixed:10" },
  waitMs: 0,
  runId: "test",
  shard: { index: 1, count: 2, attempt: 1 },
  beganAtMs: 0,
  clock: { offsetMs: 0, boundMs: 2 },
  passwordSeed: "seed",
  records: false,
};

async function toldBy(plan: ShardPlan, openFilesLimit: number) {
  const told: FromShard[] = [];
  await simulateShard(plan, fakeIo({ openFilesLimit }), (message) => told.push(message)).ended;
  return told;
}

it("tells how far its times may be off, and that it may not hold so many streams before it sends anything", async () => {
  expect(await toldBy(PLAN, 300)).toEqual([
    { kind: "begun" },
    { kind: "clock", boundMs: 2.5 },
    {
      kind: "failed",
      error: {
        code: "setup-failing",
        message: expect.stringContaining("wanted a limit of 306 open files, found 300") as string,
        hint: expect.stringContaining("ulimit -n 306") as string,
      },
    },
  ]);
});

it("looks at its own part of the users alone", async () => {
  expect((await toldBy(PLAN, 306)).at(-1)).toMatchObject({ outcome: { error: { code: "unreachable" } } });
});

it("does not tell each step of the set-up, of which there are thousands", async () => {
  const server = createReferenceServer({ clock: wallClock, profiles: [profile("v1")] });
  const service = await serveHttp(server, { host: "127.0.0.1" });
  const told: FromShard[] = [];
  const plan: ShardPlan = { ...PLAN, target: { kind: "url", url: service.url } };
  const shard = simulateShard(plan, fakeIo(), (message) => {
    told.push(message);
    if (message.kind === "settled") shard.hear({ kind: "stop" });
  });
  await shard.ended;
  await service.close();
  server.close();
  const steps = told.filter(({ kind }) => kind === "setUp");
  // Time stands still.
  expect(steps).toEqual([{ kind: "setUp", done: 1, total: 100 }]);
});
