import type { Report, ReportedRequirement } from "../judge/report.ts";
import type { Finding, ScenarioVerdict, Verdict } from "../judge/verdict.ts";
import type { RequirementId } from "../spec/requirement.ts";

/** A requirement as a run may report it, with a finding of its own verdict in each of the scenarios. */
export function row(
  id: RequirementId,
  verdict: Verdict,
  { scenarios = [], ...more }: Partial<ReportedRequirement> = {},
): ReportedRequirement {
  return {
    id,
    level: "must",
    severity: "fail",
    statement: `What ${id} demands of a server.`,
    source: "[S:mod] L27",
    verdict,
    checks: 4,
    undecided: {},
    scenarios,
    findings: scenarios.map((scenario) => finding(id, verdict, scenario)),
    ...more,
  };
}

export function finding(requirement: RequirementId, verdict: Verdict, scenario: string): Finding {
  return {
    id: `${requirement} in ${scenario}`,
    requirement,
    scenario,
    verdict: verdict as Finding["verdict"],
    title: "It is wrong.",
    allowed: "right",
    observed: "wrong",
    at: 1,
    exchanges: [1],
  };
}

export function scenario(id: string, verdict: Verdict, more: Partial<ScenarioVerdict> = {}): ScenarioVerdict {
  return { id, family: "made-up", title: id, verdict, steps: 3, ...more };
}

/** A whole run of profile v1 and depth standard with just these. */
export function reportOf(
  requirements: readonly ReportedRequirement[],
  scenarios: readonly ScenarioVerdict[] = [],
  more: Partial<Report> = {},
): Report {
  const count = (wanted: Verdict) => requirements.filter(({ verdict }) => verdict === wanted).length;
  return {
    format: "rollcall.report/1",
    complete: true,
    errors: [],
    tool: { name: "rollcall", version: "0.0.0" },
    target: { name: "made-up", kind: "url" },
    profile: "v1",
    depth: "standard",
    seed: 1,
    modelHash: "0123",
    startedAt: "2026-06-15T00:00:00.000Z",
    durationMs: 1,
    summary: {
      pass: count("pass"),
      warn: count("warn"),
      fail: count("fail"),
      observed: count("observed"),
      inconclusive: count("inconclusive"),
      skipped: count("skipped"),
      error: count("error"),
    },
    requirements,
    scenarios,
    facts: [],
    coverage: { graphs: {}, requirements: { planned: 0, decided: 0 }, unreached: [] },
    time: {
      requests: 1,
      requestP50Ms: 1,
      requestP99Ms: 1,
      deliveryP50Ms: null,
      deliveryP99Ms: null,
      deliveries: 0,
      spent: { serverMs: 1, timersMs: 0, streamsMs: 0, ownMs: 0 },
    },
    warnings: [],
    ...more,
  };
}
