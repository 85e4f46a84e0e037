import { beforeAll, describe, expect, it } from "vitest";
import { applyExpectations } from "../src/expectations/apply-expectations.ts";
import { NO_EXPECTATIONS, parseExpectations } from "../src/expectations/parse-expectations.ts";
import { updateExpectations } from "../src/expectations/update-expectations.ts";
import { formatLine } from "../src/history/ndjson.ts";
import { readHistory } from "../src/history/read-history.ts";
import { buildReport } from "../src/judge/build-report.ts";
import { judge } from "../src/judge/judge.ts";
import type { ListedVerdict } from "../src/judge/expected-verdict.ts";
import type { Report } from "../src/judge/report.ts";
import type { HistoryRecord } from "../src/history/history.ts";
import { consoleReport } from "../src/reporters/console-report.ts";
import { outcome } from "../src/reporters/outcome.ts";
import { shortName } from "../src/runner/account-name.ts";
import { runScenarios } from "../src/runner/run-scenarios.ts";
import { plan } from "../src/scenarios/plan.ts";
import { plannedId, repeatId } from "../src/scenarios/repeat-id.ts";
import type { Miniature } from "../src/server/miniatures/miniature.ts";
import { profile as profileById } from "../src/spec/profiles.ts";
import { miniatureTarget } from "../src/targets/miniature-target.ts";

const profile = profileById("v1");
const whole = plan({ profile, depth: "smoke", seed: 1 });
const scenarios = whole.scenarios.filter(({ family }) => family === "presence-tour").slice(0, 2);
const [first] = scenarios;

/** The reference server, except that it reads out some users' presence with something else in it. */
function misread(lie: (path: string) => object | undefined): Miniature {
  return {
    name: "misread",
    fault: "GET shows some users with what they never set.",
    ends: {},
    serve: (correct) => async (request) => {
      const answer = await correct(request);
      const changes = lie(request.path);
      const isRead = request.method === "GET" && request.path.includes("/presence/") && answer.status === 200;
      if (!isRead || changes === undefined) return answer;
      return { ...answer, body: JSON.stringify({ ...(JSON.parse(answer.body) as object), ...changes }) };
    },
  };
}

async function performed(miniature: Miniature, retries: number) {
  await using target = await miniatureTarget({ profile, miniature, seed: 1 }).open();
  const records: HistoryRecord[] = [];
  const { history, errors } = await runScenarios({
    plan: { ...whole, scenarios },
    target,
    profile,
    seed: 1,
    depth: "smoke",
    tool: { name: "rollcall", version: "test" },
    concurrency: 8,
    sinks: [{ write: (record) => void records.push(record) }],
    onProgress: () => undefined,
    signal: new AbortController().signal,
    waitMs: 0,
    retries,
    startedAt: "2026-01-01T00:00:00.000Z",
    runId: "test",
  });
  return { report: buildReport(history, judge(history), { errors, warnings: [] }), records };
}

const neverSaid = { status_msg: "never said" };
const isOf = (scenario: string, path: string) => path.includes(`-${shortName(scenario)}-`);
const isFirst = (path: string) => isOf(first!.id, path);
const isSecond = (path: string) => isOf(repeatId(first!.id, 2), path);

/** Wrong for the users of the first performance of the first scenario only. */
const firstOnly = misread((path) => (isFirst(path) ? neverSaid : undefined));
const always = misread((path) => (isFirst(path) || isSecond(path) ? neverSaid : undefined));
const another = misread((path) => {
  if (isFirst(path)) return neverSaid;
  return isSecond(path) ? { presence: "free_for_chat" } : undefined;
});
const failsOf = ({ requirements }: Report) => requirements.filter(({ verdict }) => verdict === "fail");
const idsOf = (report: Report) => report.scenarios.map(({ id }) => id);
const listAll = (report: Report, verdict: ListedVerdict) => {
  const entries = failsOf(report).map(({ id }) => ({ requirement: id, verdict, reason: "Known." }));
  const content = parseExpectations(JSON.stringify({ ...NO_EXPECTATIONS, expectations: entries }));
  return applyExpectations(report, { file: "known.json", content, today: "2026-01-01" });
};
const statesOf = (report: Report) => new Set(report.expectations?.entries.map(({ state }) => state));

describe("a fault that shows only now and then", () => {
  let ran: Awaited<ReturnType<typeof performed>>;
  beforeAll(async () => {
    ran = await performed(firstOnly, 2);
  });

  it("has its scenario performed again, as often as asked for, and no other", () => {
    const repeats = idsOf(ran.report).filter((id) => id !== plannedId(id));
    expect(repeats.toSorted()).toEqual([`${first!.id}~2`, `${first!.id}~3`]);
  });

  it("stays a fail, is flaky, and fails the run", () => {
    expect(failsOf(ran.report).length).toBeGreaterThan(0);
    for (const { flaky } of failsOf(ran.report)) expect(flaky).toEqual({ failed: 1, of: 3 });
    expect(outcome(ran.report, 100)).toBe("fail");
    const text = consoleReport(ran.report);
    expect(text).toMatch(/^FLAKY PRES-/mu);
    expect(text).toContain("failed in 1 of 3 performances");
    expect(text).toMatch(/\d fail \(\d flaky\)/u);
    expect(text).not.toMatch(/^FAIL PRES-/mu);
  });

  it("is judged alike from its history", () => {
    const history = readHistory(ran.records.map(formatLine));
    expect(buildReport(history, judge(history), { errors: [], warnings: [] })).toEqual(ran.report);
  });

  it("may be listed as flaky, and not as fail", () => {
    const flaky = listAll(ran.report, "flaky");
    expect(statesOf(flaky)).toEqual(new Set(["met"]));
    expect(outcome(flaky, 100)).toBe("pass");
    const fail = listAll(ran.report, "fail");
    expect(statesOf(fail)).toEqual(new Set(["unexpectedly-passed"]));
    expect(outcome(fail, 100)).toBe("fail");
    const { added } = updateExpectations(ran.report, NO_EXPECTATIONS);
    expect(new Set(added.map(({ verdict }) => verdict))).toEqual(new Set(["flaky"]));
  });

  it("has the same findings as without repetition", async () => {
    const { report } = await performed(firstOnly, 0);
    const findingsOf = (one: Report) => failsOf(one).flatMap(({ findings }) => findings.map(({ id }) => id));
    expect(findingsOf(ran.report)).toEqual(findingsOf(report));
    expect(idsOf(report).filter((id) => id !== plannedId(id))).toEqual([]);
    // Whether it comes each time is not known then.
    expect(statesOf(listAll(report, "flaky"))).toEqual(new Set(["met"]));
    expect(statesOf(listAll(report, "fail"))).toEqual(new Set(["met"]));
  });
});

describe("a fault that shows each time", () => {
  it("is a fail like any other, and worse than flaky", async () => {
    const { report } = await performed(always, 1);
    const steady = failsOf(report).filter(({ flaky }) => flaky === undefined);
    expect(steady.length).toBeGreaterThan(0);
    for (const { findings } of steady) {
      expect(findings.find(({ verdict }) => verdict === "fail")?.performances).toEqual({ failed: 2, of: 2 });
    }
    // The same thing found again is the same finding, with the id that it has without repetition.
    for (const { findings } of steady)
      expect(new Set(findings.map(({ title }) => title)).size).toBe(findings.length);
    const only = { ...report, requirements: steady };
    expect(statesOf(listAll(only, "flaky"))).toEqual(new Set(["worse"]));
    expect(statesOf(listAll(only, "fail"))).toEqual(new Set(["met"]));
    expect(outcome(listAll(report, "flaky"), 100)).toBe("fail");
  });
});

it("what only a repetition shows is flaky too", async () => {
  const { report } = await performed(another, 1);
  const [value] = failsOf(report).filter(({ id }) => id === "PRES-STATE-001");
  expect(value).toMatchObject({ flaky: { failed: 1, of: 2 } });
  expect(value!.findings[0]!.scenario).toBe(repeatId(first!.id, 2));
});

it("nothing is performed again where nothing failed", async () => {
  const { report } = await performed(
    misread(() => undefined),
    3,
  );
  expect(failsOf(report)).toEqual([]);
  expect(idsOf(report)).toHaveLength(1 + scenarios.length);
});
