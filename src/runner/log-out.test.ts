import { describe, expect, it } from "vitest";
import { OPEN_REGISTRATION } from "../targets/users.ts";
import { type Gate, gatedTarget, type Seen, shortRun } from "./users/gated-target.fixture.ts";

const isLogOut = ({ path }: Pick<Seen, "path">) => path.endsWith("/logout");
const tokensOf = (seen: readonly Seen[]) =>
  new Set(seen.flatMap(({ token }) => (token?.startsWith("syt_") === true ? [token] : [])));

describe("an interrupted run", () => {
  /** Interrupts when so many requests have come. */
  async function interruptedAfter(requests: number, gate: Gate = (request, next) => next(request)) {
    const user = new AbortController();
    let count = 0;
    const { target, seen } = gatedTarget(OPEN_REGISTRATION, (request, next) => {
      count += 1;
      if (count === requests) user.abort();
      return gate(request, next);
    });
    return { ...(await shortRun(target, user.signal)), seen, clock: target.clock };
  }

  it("leaves no sessions behind", async () => {
    const { errors, seen } = await interruptedAfter(40);
    expect(errors).toMatchObject([{ code: "interrupted" }]);
    const ended = tokensOf(seen.filter(isLogOut));
    expect(ended.size).toBeGreaterThan(3);
    expect([...tokensOf(seen)].filter((token) => !ended.has(token))).toEqual([]);
  });

  it("waits for that at most 5 s", async () => {
    const { errors, clock, history } = await interruptedAfter(40, (request, next) =>
      isLogOut(request) ? new Promise(() => undefined) : next(request),
    );
    expect(errors).toMatchObject([{ code: "interrupted" }]);
    const last = Math.max(
      ...[...history.exchanges]
        .filter(({ operation }) => operation.kind !== "logOut")
        .map(({ received }) => received),
    );
    expect(clock.now() - last).toBeLessThan(5_100);
  });
});
