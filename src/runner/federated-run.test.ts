import type { Dispatcher } from "undici";
import { describe, expect, it } from "vitest";
import { plan } from "../scenarios/plan.ts";
import { areApart, serverPart } from "../spec/wire/server-part.ts";
import { profile } from "../spec/profiles.ts";
import { federatedTarget } from "../targets/federated-target.ts";
import { requestHeaders } from "../targets/request-headers.ts";
import { PLAIN_RUN } from "./plain-run.fixture.ts";
import { runScenarios } from "./run-scenarios.ts";

const v1 = profile("v1");

/** A short run on two servers that federate, and at which of them each token was used. */
async function run() {
  const whole = plan({ profile: v1, depth: "smoke", seed: 1, federated: true });
  await using target = await federatedTarget({ profile: v1, seed: 1 }).open();
  const seen = new Map<string, Set<string>>();
  const dispatcher = new Proxy(target.dispatcher, {
    get: (inner, key) => {
      if (key !== "dispatch") return Reflect.get(inner, key, inner) as unknown;
      return (options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) => {
        const token = requestHeaders(options.headers)["authorization"] ?? "";
        seen.set(token, (seen.get(token) ?? new Set()).add(String(options.origin)));
        return inner.dispatch(options, handler);
      };
    },
  });
  const { history, errors } = await runScenarios({
    ...PLAIN_RUN,
    plan: { ...whole, scenarios: whole.scenarios.filter(({ family }) => family === "membership-cases") },
    target: { ...target, dispatcher },
    profile: v1,
  });
  return { history, errors, seen };
}

describe("a run on two homeservers that federate", async () => {
  const { history, errors, seen } = await run();

  it("performs everything, and names both", () => {
    expect(errors).toEqual([]);
    expect(new Set(history.ends.map(({ outcome }) => outcome))).toEqual(new Set(["performed"]));
    expect(history.header.target.homeservers).toEqual(["one.test", "two.test"]);
  });

  it("asks each homeserver for its own users only", () => {
    const used = [...seen].filter(([token]) => token.startsWith("Bearer syt_"));
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter(([, origins]) => origins.size !== 1)).toEqual([]);
  });

  it("learns what each leaves open alone, then spreads the roles, with a fence on each", () => {
    const serversOf = (users: readonly string[]) => [...new Set(users.map(serverPart))].toSorted();
    const [ofFirst, ofSecond, ...others] = history.scenarios.map(({ cast }) =>
      serversOf(Object.values(cast)),
    );
    expect([ofFirst, ofSecond]).toEqual([["one.test"], ["two.test"]]);
    const both = ["one.test", "two.test"];
    expect(others).toEqual(others.map(() => both));
    for (const { fence = "", otherFences = [] } of history.scenarios.slice(2))
      expect(serversOf([fence, ...otherFences])).toEqual(both);
  });

  it("goes on only when the other homeserver knows of a changed membership", () => {
    const puttings = history.exchanges.filter(
      ({ operation, user, status }) =>
        (operation.kind === "kick" || operation.kind === "ban") &&
        status === 200 &&
        areApart(user ?? "", operation.subject),
    );
    expect(puttings.length).toBeGreaterThan(0);
    for (const { scenario, index, received } of puttings) {
      const next = history.exchanges
        .of(scenario)
        .find((one) => one.index > index && one.sent >= received && one.operation.kind !== "stream");
      expect(next?.operation.kind).toBe("getMembers");
    }
  });
});

it("breaks a scenario off when the other homeserver never learns of a changed membership", async () => {
  const whole = plan({ profile: v1, depth: "smoke", seed: 1, federated: true });
  await using target = await federatedTarget({ profile: v1, seed: 1 }).open();
  const forgetful = new Proxy(target.dispatcher, {
    get: (inner, key) => {
      if (key !== "dispatch") return Reflect.get(inner, key, inner) as unknown;
      return (options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) =>
        inner.dispatch({ ...options, path: options.path.replace(/\/members$/u, "/unknown") }, handler);
    },
  });
  const { history } = await runScenarios({
    ...PLAIN_RUN,
    plan: { ...whole, scenarios: whole.scenarios.filter(({ family }) => family === "membership-cases") },
    target: { ...target, dispatcher: forgetful },
    profile: v1,
  });
  const broken = history.ends.filter(({ reason }) => reason?.includes("does not show a user as") === true);
  expect(broken.length).toBeGreaterThan(0);
  for (const { scenario, outcome } of broken) {
    expect(outcome).toBe("inconclusive");
    const exchanges = history.exchanges.of(scenario);
    const asked =
      exchanges.findLast(({ operation }) => operation.kind === "getMembers")?.received ?? Infinity;
    const after = exchanges.filter(({ sent }) => sent > asked).map(({ operation }) => operation.kind);
    expect(new Set(after)).toEqual(new Set(["stream", "logOut"]));
  }
});
