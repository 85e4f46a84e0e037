/* oxlint-disable vitest/valid-title, vitest/expect-expect -- made for others: named by data, and they assert by throwing */
import { AssertionError } from "node:assert";
import { afterAll, beforeAll, describe, test, type TestContext } from "vitest";
import { grouped } from "../history/grouped.ts";
import type { Report } from "../judge/report.ts";
import { MAX_INCONCLUSIVE_PERCENT } from "../reporters/outcome.ts";
import { onlyScenarios } from "../scenarios/only-scenarios.ts";
import { plan as planOf } from "../scenarios/plan.ts";
import { profile as profileById } from "../spec/profiles.ts";
import { declaredTimers } from "../targets/declared-timers.ts";
import { urlTarget } from "../targets/url-target.ts";
import { performRun } from "./perform-run.ts";
import type { PresenceTestOptions } from "./presence-test-options.ts";
import { runOutcome } from "./run-outcome.ts";
import { scenarioOutcome, type TestOutcome } from "./scenario-outcome.ts";
import { type StartedServer, startServer, type TestedServer } from "./tested-server.ts";

/** Over the time that a run may take: to start the server, and to judge. */
const GRACE_MS = 60_000;

/**
 * Turns a homeserver into vitest tests: a `describe` for each family of scenarios, a test for each scenario, and one
 * for the run as a whole. The scenarios are performed before the first test, side by side, and judged together, since
 * a verdict rests on what the preflight and the others have shown; a test then tells what became of its scenario.
 *
 * @throws TypeError when `only` fits no scenario; TargetError when `timers` cannot be read
 * @example presenceTests(() => startMyServer(), { profile: "v1", timers: "offline=4s..12s" })
 */
export function presenceTests(server: TestedServer, options: PresenceTestOptions = {}): void {
  const { depth = "smoke", seed = 1, concurrency = 8, only = [], maxTimeMs = 10 * 60_000 } = options;
  const { maxInconclusivePercent = MAX_INCONCLUSIVE_PERCENT, users, historyFile } = options;
  const profile = profileById(options.profile ?? "v1-latest");
  const timers = options.timers === undefined ? {} : declaredTimers(options.timers);
  const plan = onlyScenarios(planOf({ profile, depth, seed }), only);
  if (plan.scenarios.length === 0) {
    throw new TypeError(
      `Cannot make tests: wanted \`only\` to fit a scenario, found none for ${only.join(", ")}.`,
    );
  }

  describe(`Matrix presence, profile ${profile.id}, depth ${depth}`, () => {
    let started: StartedServer | undefined;
    let report: Report | undefined;
    beforeAll(async () => {
      started = await startServer(server);
      const target = urlTarget(started.url, { timers, users });
      report = await performRun(target, { plan, profile, depth, seed, concurrency, maxTimeMs, historyFile });
    }, maxTimeMs + GRACE_MS);
    afterAll(() => started?.stop?.());
    const tell = (outcomeOf: (report: Report) => TestOutcome) => (context: TestContext) => {
      if (report === undefined) return context.skip("there is no report");
      return conclude(context, outcomeOf(report));
    };

    test(
      "the run came to its end, and enough of it could be known",
      tell((report) => runOutcome(report, maxInconclusivePercent)),
    );
    for (const [family, scenarios] of grouped([plan.preflight, ...plan.scenarios], ({ family }) => family)) {
      describe(family, () => {
        for (const { id, title } of scenarios)
          test(
            `${id} ${title}`,
            tell((report) => scenarioOutcome(report, id)),
          );
      });
    }
  });
}

async function conclude(context: TestContext, outcome: TestOutcome): Promise<void> {
  switch (outcome.kind) {
    case "pass":
      return;
    case "warn":
      await context.annotate(outcome.message, "warning");
      return;
    case "skip":
      return context.skip(outcome.reason);
    case "fail":
      throw new AssertionError({ message: outcome.message, stackStartFn: conclude });
  }
}
