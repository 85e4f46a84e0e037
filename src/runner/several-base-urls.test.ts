import type { Dispatcher } from "undici";
import { describe, expect, it } from "vitest";
import { plan } from "../scenarios/plan.ts";
import { createReferenceServer } from "../server/reference-server.ts";
import { profile } from "../spec/profiles.ts";
import { MemoryDispatcher } from "../targets/memory-dispatcher.ts";
import { quiet } from "../targets/passage.ts";
import { requestHeaders } from "../targets/request-headers.ts";
import type { OpenTarget } from "../targets/target.ts";
import { OPEN_REGISTRATION } from "../targets/users.ts";
import { runVirtually, VirtualClock } from "../time/virtual-clock.ts";
import { PLAIN_RUN } from "./plain-run.fixture.ts";
import { runScenarios } from "./run-scenarios.ts";

const v1 = profile("v1");
const WORKERS = ["http://one.test", "http://two.test/behind"] as const;

/** The reference server behind two base URLs, and which tokens came by which of them. */
function twoWorkers(isDown = (_origin: string) => false) {
  const clock = new VirtualClock();
  const server = createReferenceServer({ clock, profiles: [v1] });
  const seen = new Map<string, Set<string>>();
  class Entrance extends MemoryDispatcher {
    override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      const worker = WORKERS.find((url) => `${String(options.origin)}${options.path}`.startsWith(url)) ?? "";
      const token = requestHeaders(options.headers)["authorization"] ?? "";
      seen.set(token, (seen.get(token) ?? new Set()).add(worker));
      if (!isDown(worker)) return super.dispatch(options, handler);
      handler.onError?.(new Error("connection refused"));
      return true;
    }
  }
  const target: OpenTarget = {
    name: WORKERS.join(", "),
    kind: "embedded",
    homeservers: [{ baseUrls: WORKERS, users: OPEN_REGISTRATION }],
    clock,
    dispatcher: new Entrance({
      clock,
      passage: () => quiet(1, 1),
      handle: (request) => server.handle({ ...request, path: request.path.replace(/^\/behind/u, "") }),
    }),
    timers: {},
    perform: (work) => runVirtually(clock, work),
    [Symbol.asyncDispose]: () => Promise.resolve(server.close()),
  };
  return { target, seen };
}

async function run(target: OpenTarget) {
  const whole = plan({ profile: v1, depth: "smoke", seed: 1 });
  return runScenarios({
    ...PLAIN_RUN,
    plan: { ...whole, scenarios: whole.scenarios.slice(0, 3) },
    target,
    profile: v1,
  });
}

describe("several base URLs of one homeserver", () => {
  it("share its users, and each user keeps to one of them", async () => {
    const { target, seen } = twoWorkers();
    const { errors, history } = await run(target);
    expect(errors).toEqual([]);
    expect(new Set(history.ends.map(({ outcome }) => outcome))).toEqual(new Set(["performed"]));
    const ofTokens = [...seen].filter(([token]) => token.startsWith("Bearer syt_"));
    expect(ofTokens.map(([, workers]) => workers.size)).toEqual(ofTokens.map(() => 1));
    const count = (worker: string) => ofTokens.filter(([, workers]) => workers.has(worker)).length;
    expect(Math.abs(count(WORKERS[0]) - count(WORKERS[1]))).toBeLessThan(ofTokens.length / 3);
  });

  it("all have to be there", async () => {
    const { target } = twoWorkers((worker) => worker === WORKERS[1]);
    const { errors, reachedOnce } = await run(target);
    expect(errors).toMatchObject([
      { code: "unreachable", message: expect.stringContaining(`Cannot reach ${WORKERS[1]}:`) as string },
    ]);
    expect(reachedOnce).toBe(false);
  });
});
