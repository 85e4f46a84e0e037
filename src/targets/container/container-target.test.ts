import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedactor } from "../../history/redaction.ts";
import { wallClock } from "../../time/wall-clock.ts";
import { targetFile } from "../declared/target-file.ts";
import type { ContainerPlan } from "../declared/container-plan.ts";
import { createOutputTail } from "../process/output-tail.ts";
import type { Ended } from "../process/start-process.ts";
import type { Address, ContainerEngine } from "./container-engine.ts";
import { containerTarget } from "./container-target.ts";

/* The engine is a fake; what answers in its containers is a server of this test. */

const server = createServer((request, response) =>
  response.writeHead(request.url === "/_matrix/client/versions" ? 200 : 404).end("{}"),
);
let port = 0;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

interface Fake {
  /** Whether the image is there before it is pulled, and after. */
  readonly here?: readonly [boolean, boolean];
  readonly connect?: () => Promise<void>;
  readonly pull?: () => Promise<void>;
  readonly address?: () => Promise<Address>;
  readonly ended?: Promise<Ended>;
  readonly remove?: () => Promise<void>;
  readonly container?: Readonly<Record<string, unknown>>;
}

const never = new Promise<never>(() => undefined);

function started(fake: Fake = {}) {
  const { here: [before, after] = [true, true], pull, remove, container = {} } = fake;
  const done: string[] = [];
  const plans: ContainerPlan[] = [];
  const told: string[] = [];
  const output = createOutputTail();
  const redactor = createRedactor();
  const engine: ContainerEngine = {
    hasImage: () => Promise.resolve(done.includes("pull") ? after : before),
    pull: () => {
      done.push("pull");
      return pull?.() ?? Promise.resolve();
    },
    run: (plan) => {
      done.push("run");
      plans.push(plan);
      return {
        name: "rollcall-1",
        address: fake.address?.() ?? Promise.resolve({ host: "127.0.0.1", port }),
        ended: fake.ended ?? never,
        remove: () => {
          done.push("remove");
          return remove?.() ?? Promise.resolve();
        },
      };
    },
  };
  const { container: plan, ...file } = targetFile("/x/t.json", {
    baseUrl: "http://{host}:{port}",
    timers: { idle: "6s" },
    container: { image: "server:1", ...container },
  });
  const target = containerTarget(
    { ...file, container: plan! },
    {
      output,
      redactor,
      clock: wallClock,
      tell: (line) => told.push(line),
      connect: async () => {
        await fake.connect?.();
        return engine;
      },
    },
  );
  return { target, done, plans, told, output, redactor };
}

describe("a server in a container", () => {
  it("is reached where the engine says, and removed afterwards", async () => {
    const { target, done, plans, told } = started({ container: { env: { A: "b" } } });
    const open = await target.open();
    expect(open).toMatchObject({ name: "server:1", kind: "url", timers: { idle: { minMs: 6_000 } } });
    expect(open.homeservers[0].baseUrls).toEqual([`http://127.0.0.1:${port}`]);
    expect(plans).toMatchObject([{ image: "server:1", port: 8008, env: { A: "b" } }]);
    expect(done).toEqual(["run"]);
    await open[Symbol.asyncDispose]();
    expect([done, told]).toEqual([["run", "remove"], []]);
  });

  it("is pulled when it is not here, and that is told", async () => {
    const { target, done, told } = started({ here: [false, true] });
    await (await target.open())[Symbol.asyncDispose]();
    expect([done, told]).toEqual([["pull", "run", "remove"], ["Pulling server:1 …"]]);
  });

  it("needs an engine that answers", async () => {
    const { target, done } = started({ connect: () => Promise.reject(new Error("connect ENOENT.")) });
    await expect(target.open()).rejects.toMatchObject({
      code: "no-container-engine",
      message: "Cannot start server:1: wanted a container engine that answers, found none (connect ENOENT).",
      hint: expect.stringContaining("DOCKER_HOST") as string,
    });
    expect(done).toEqual([]);
  });

  it.each<[string, Fake, string]>([
    ["refused", { pull: () => Promise.reject(new Error("manifest unknown\n")) }, "found: manifest unknown."],
    [
      "without end",
      { pull: () => never, container: { pull: { timeout: "30ms" } } },
      "found: no answer within 30 ms.",
    ],
    ["in vain", { here: [false, false] }, "found: the pull ended without it."],
  ])("is told of when the pull is %s", async (_how, fake, said) => {
    const { target, done } = started({ here: [false, false], ...fake });
    await expect(target.open()).rejects.toMatchObject({
      code: "no-image",
      message: expect.stringMatching(
        /^Cannot get the image server:1: wanted it on the engine or in its registry/u,
      ) as string,
    });
    await expect(target.open()).rejects.toThrow(said);
    expect(done).not.toContain("run");
  });

  it("is told of at once when it ends at its start, without what is secret, and removed", async () => {
    const ended = Promise.resolve({ succeeded: false, how: "it ended with exit code 4" });
    const { target, done, output, redactor } = started({ ended, address: () => never });
    redactor.learn("s3cr3t-key");
    output.add("bad key s3cr3t-key\n");
    await expect(target.open()).rejects.toMatchObject({
      code: "container-failed",
      message:
        "Cannot start the server: wanted server:1 to answer, found: it ended with exit code 4. Its last words: bad key <redacted>",
    });
    expect(done).toEqual(["run", "remove"]);
  });

  it("is told of when the engine cannot start it", async () => {
    const { target, done } = started({ address: () => Promise.reject(new Error("no such file: unknown .")) });
    await expect(target.open()).rejects.toThrow("found: no such file: unknown. It wrote nothing.");
    expect(done).toEqual(["run", "remove"]);
  });

  it("has a bound until it answers, and can be given up", async () => {
    const deaf = started({ container: { ready: { path: "/no", timeout: "30ms" } } });
    await expect(deaf.target.open()).rejects.toThrow("/no within 30 ms. It wrote nothing.");
    const stop = new AbortController();
    const address = () => {
      stop.abort();
      return never;
    };
    const slow = started({ address });
    await expect(slow.target.open(stop.signal)).rejects.toThrow("it was interrupted");
    for (const { done } of [deaf, slow]) expect(done).toEqual(["run", "remove"]);
  });

  it("is told of when it ends before the run does", async () => {
    let end: (ended: Ended) => void = () => undefined;
    const ended = new Promise<Ended>((resolve) => (end = resolve));
    const { target, output } = started({ ended });
    const open = await target.open();
    output.add("out of memory");
    end({ succeeded: false, how: "it ended with exit code 137" });
    expect(await open.ended).toBe("it ended with exit code 137. Its last words: out of memory");
    await open[Symbol.asyncDispose]();
  });

  it("does not hide how the run ended when it cannot be removed, but says how that is done", async () => {
    const { target, told } = started({ remove: () => Promise.reject(new Error("gone")) });
    await (await target.open())[Symbol.asyncDispose]();
    expect(told).toEqual([
      "The container rollcall-1 could not be removed; docker rm --force --volumes rollcall-1 does it.",
    ]);
  });
});

it("a base URL that is none is found before anything is started", () => {
  const file = targetFile("/x/t.json", { baseUrl: "http://me:pw@{host}", container: { image: "a" } });
  const { target: _, ...rest } = started();
  const surroundings = { ...rest, clock: wallClock, tell: () => undefined, connect: () => never };
  expect(() => containerTarget({ ...file, container: file.container! }, surroundings)).toThrow(
    "without a user name",
  );
});
