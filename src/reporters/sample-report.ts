import type { Report, ReportedRequirement } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import type { RequirementId } from "../spec/requirement.ts";

const scenario = "presence-pairs-0001";

function finding(number: number, changes: Partial<Finding> = {}): Finding {
  return {
    id: `finding${number}`,
    requirement: "PRES-LAA-002",
    scenario,
    verdict: "fail",
    title: "Sending a message did not move the last active time.",
    allowed: "last_active_ago of at most 1500 ms",
    observed: "last_active_ago 61000",
    at: 61_250 + number,
    exchanges: [12, 14 + number],
    ...changes,
  };
}

function requirement(id: RequirementId, changes: Partial<ReportedRequirement>): ReportedRequirement {
  return {
    id,
    level: "must",
    severity: "fail",
    statement: `What ${id} demands of a server.`,
    source: "[S:mod] L27",
    verdict: "pass",
    checks: 4,
    undecided: {},
    scenarios: [scenario],
    findings: [],
    ...changes,
  };
}

const requirements: readonly ReportedRequirement[] = [
  requirement("PRES-STATE-001", {}),
  requirement("PRES-LAA-002", {
    verdict: "fail",
    statement: "Sending a message or event counts as pro-active and sets the last active time.",
    findings: [1, 2, 3, 4].map((number) => finding(number)),
  }),
  requirement("PRES-PROF-001", {
    level: "should",
    severity: "warn",
    verdict: "warn",
    findings: [
      finding(5, {
        requirement: "PRES-PROF-001",
        verdict: "warn",
        title: "A changed display name was not told to those who share a room.",
      }),
    ],
  }),
  requirement("PRES-GET-010", {
    level: "silent",
    severity: "observed",
    verdict: "observed",
    findings: [
      finding(6, {
        requirement: "PRES-GET-010",
        verdict: "observed",
        title: "A stranger's GET is answered with 403.",
      }),
    ],
  }),
  requirement("PRES-IDLE-002", {
    verdict: "inconclusive",
    reason: "vacuous: it was planned and never decided",
    checks: 0,
    undecided: { "timer-may-have-fired": 3, late: 1 },
    scenarios: [],
  }),
  requirement("PRES-FED-001", { verdict: "skipped", reason: "needs federation", checks: 0, scenarios: [] }),
];

/** A small report that has every verdict in it: what the tests of the reporters render. */
export const sampleReport: Report = {
  format: "rollcall.report/1",
  complete: true,
  errors: [],
  tool: { name: "rollcall", version: "0.1.0" },
  target: { name: "http://127.0.0.1:8008", kind: "url", server: "Sample 1.2" },
  profile: "v1",
  depth: "smoke",
  seed: 1,
  modelHash: "0123456789abcdef",
  startedAt: "2026-01-02T03:04:05.000Z",
  durationMs: 83_400,
  summary: { pass: 1, observed: 1, warn: 1, inconclusive: 1, fail: 1, skipped: 1, error: 0 },
  requirements,
  scenarios: [
    {
      id: scenario,
      family: "presence-pairs",
      title: "Every ordered pair of states",
      verdict: "fail",
      steps: 17,
    },
  ],
  facts: [
    { name: "presenceActive", value: true, source: "measured", text: "Presence is switched on." },
    {
      name: "roundTripP50Ms",
      value: 1.2,
      source: "measured",
      text: "Half of the answers come within 1.2 ms.",
    },
  ],
  coverage: {
    graphs: {
      presence: {
        states: { reached: 12, of: 12 },
        transitions: { reached: 54, of: 54 },
        pairs: { reached: 480, of: 486 },
      },
    },
    requirements: { planned: 5, decided: 4 },
    unreached: [{ id: "PRES-FED-001", reason: "needs federation" }],
  },
  time: {
    requests: 620,
    requestP50Ms: 1.2,
    requestP99Ms: 20,
    deliveryP50Ms: 3,
    deliveryP99Ms: 41,
    deliveries: 212,
    spent: { serverMs: 9_000, timersMs: 71_000, streamsMs: 2_400, ownMs: 1_000 },
  },
  leftOut: {
    reason: "left out by --budget 90s",
    scenarios: ["walks/001"],
    requirements: ["PRES-VIS-012"],
  },
  warnings: ["The server advertises v1.19, the run was asked to judge v1."],
};
