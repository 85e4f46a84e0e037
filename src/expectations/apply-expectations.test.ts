import { describe, expect, it } from "vitest";
import type { ExpectationState, ExpectedVerdict, ListedVerdict } from "../judge/expected-verdict.ts";
import type { Report, ReportedRequirement } from "../judge/report.ts";
import { isFlaky } from "../judge/performances.ts";
import type { Performances } from "../judge/verdict.ts";
import type { Depth } from "../scenarios/scenario.ts";
import { applyExpectations } from "./apply-expectations.ts";
import { finding, reportOf, row, scenario } from "./listed-report.fixture.ts";
import { EXPECTATIONS_FORMAT } from "./expectations-schema.ts";

const GET = "PRES-GET-002";
const VIS = "PRES-VIS-003";
const today = "2026-06-15";

const listed = (more: Partial<ExpectedVerdict> = {}): ExpectedVerdict => ({
  verdict: "fail",
  reason: "Known.",
  ...more,
  ...(more.scenario === undefined ? { requirement: more.requirement ?? GET } : {}),
});

function apply(report: Report, expectations: readonly ExpectedVerdict[], depth?: Depth): Report {
  const content = { format: EXPECTATIONS_FORMAT, expectations: [...expectations] } as const;
  return applyExpectations(report, {
    file: "known.json",
    content: depth === undefined ? content : { ...content, depth },
    today,
  });
}

const expectedIds = ({ requirements }: Report) =>
  requirements.filter(({ expected }) => expected).map(({ id }) => id);

const leftOut = { reason: "left out by --budget 90s", scenarios: ["lists/001"], requirements: [] };
const narrow = { narrowedBy: "--only" };
const cut = { complete: false };

/** An entry about a requirement, and how that requirement ended. */
describe("an entry about a requirement", () => {
  it.each<[ExpectationState, string, ExpectedVerdict, ReportedRequirement, Partial<Report>?]>([
    ["met", "fails as listed", listed(), row(GET, "fail", { scenarios: ["a/1"] })],
    ["met", "is missed as listed", listed({ verdict: "warn" }), row(GET, "warn", { scenarios: ["a/1"] })],
    ["met", "fails in a part", listed(), row(GET, "fail", { scenarios: ["a/1"] }), narrow],
    ["met", "fails in the named profile", listed({ profile: "v1" }), row(GET, "fail")],
    ["unexpectedly-passed", "passes", listed(), row(GET, "pass")],
    ["unexpectedly-passed", "is only observed", listed(), row(GET, "observed")],
    ["unexpectedly-passed", "is a warn now", listed(), row(GET, "warn")],
    ["unexpectedly-passed", "was a warn and passes", listed({ verdict: "warn" }), row(GET, "pass")],
    ["worse", "was a warn and fails", listed({ verdict: "warn" }), row(GET, "fail")],
    ["matches-nothing", "is unknown", listed({ requirement: "PRES-GET-999" }), row(GET, "pass")],
    ["matches-nothing", "is not in the profile", listed(), row(GET, "skipped", { severity: "off" })],
    [
      "matches-nothing",
      "is unknown, in a part",
      listed({ requirement: "PRES-GET-999" }),
      row(GET, "pass"),
      narrow,
    ],
    ["undecided", "could not be known", listed(), row(GET, "inconclusive", { reason: "late" })],
    ["undecided", "could not be set up", listed(), row(GET, "error")],
    [
      "outside",
      "does not apply, or was left out",
      listed(),
      row(GET, "skipped", { reason: "left out by --only" }),
    ],
    ["outside", "passes where --only left some out", listed(), row(GET, "pass"), narrow],
    ["outside", "passes where --budget left some out", listed(), row(GET, "pass"), { leftOut }],
    ["outside", "passes in a broken run", listed(), row(GET, "pass"), cut],
    ["outside", "is listed for another profile", listed({ profile: "seed" }), row(GET, "fail")],
    ["expired", "fails after the day", listed({ expires: "2026-06-14" }), row(GET, "fail")],
    ["expired", "passes after the day", listed({ expires: "2026-06-14" }), row(GET, "pass")],
    ["expired", "is undecided after the day", listed({ expires: "2026-06-14" }), row(GET, "inconclusive")],
    ["met", "fails on the last day", listed({ expires: "2026-06-15" }), row(GET, "fail")],
    [
      "outside",
      "was left out, after the day",
      listed({ expires: "2026-06-14" }),
      row(GET, "skipped", { reason: "left out by --only" }),
      narrow,
    ],
  ])("is %s when it %s", (state, _case, entry, requirement, more = {}) => {
    const [found] = apply(reportOf([requirement], [], more), [entry]).expectations!.entries;
    expect(found).toMatchObject({ ...entry, state });
    expect(found!.note).toMatch(/\.$/u);
  });

  it("accounts for the verdict that it lists, and for no other", () => {
    const failed = reportOf([
      row(GET, "fail", { scenarios: ["a/1"] }),
      row(VIS, "fail", { scenarios: ["a/1"] }),
    ]);
    const held = apply(failed, [listed()]);
    expect(expectedIds(held)).toEqual([GET]);
    expect(held.expectations!.entries[0]!.covers).toEqual([GET]);
    expect(expectedIds(apply(failed, [listed({ verdict: "warn" })]))).toEqual([]);
    expect(expectedIds(apply(failed, [listed({ expires: "2026-06-14" })]))).toEqual([]);
    expect(expectedIds(apply(failed, [listed({ profile: "seed" })]))).toEqual([]);
  });

  it("leaves the verdicts as they are", () => {
    const report = reportOf([row(GET, "fail", { scenarios: ["a/1"] })]);
    const held = apply(report, [listed()]);
    expect(held.summary).toEqual(report.summary);
    expect(held.requirements[0]!.verdict).toBe("fail");
  });
});

/** An entry about scenarios; each case has the scenarios performed, and those with a finding of `fail`. */
describe("an entry about a scenario", () => {
  const failing = (...scenarios: string[]) => [
    row(GET, scenarios.length > 0 ? "fail" : "pass", { scenarios }),
  ];
  const passed = scenario("a/1", "pass");
  const failed = scenario("a/2", "fail");
  const open = scenario("a/3", "inconclusive", { reason: "lost" });

  it.each<[ExpectationState, string, string, Report]>([
    ["met", "fails as listed", "a/2", reportOf(failing("a/2"), [passed, failed])],
    ["met", "fits one that fails", "a/*", reportOf(failing("a/2"), [passed, failed, open])],
    ["met", "fails in a part", "a/2", reportOf(failing("a/2"), [failed], narrow)],
    ["unexpectedly-passed", "passes", "a/1", reportOf(failing("a/2"), [passed, failed])],
    ["unexpectedly-passed", "fits only what passes", "a/?", reportOf([], [passed])],
    ["unexpectedly-passed", "passes, though others were left out", "a/1", reportOf([], [passed], narrow)],
    ["undecided", "fits what passes and what is open", "a/*", reportOf([], [passed, open])],
    ["undecided", "did not come to its end", "a/3", reportOf([], [open])],
    ["matches-nothing", "fits none", "b/1", reportOf([], [passed])],
    ["matches-nothing", "fits none as a pattern", "b/*", reportOf([], [passed])],
    ["outside", "fits none, but --only left some out", "b/1", reportOf([], [passed], narrow)],
    ["outside", "fits none, but --budget left some out", "lists/001", reportOf([], [passed], { leftOut })],
    ["outside", "fits none that a broken run began", "b/1", reportOf([], [passed], cut)],
    ["outside", "fits what passes, and perhaps what was left out", "a/*", reportOf([], [passed], narrow)],
  ])("is %s when it %s", (state, _case, pattern, report) => {
    expect(apply(report, [listed({ scenario: pattern })]).expectations!.entries[0]).toMatchObject({ state });
  });

  it("is worse when it fails and is listed as warn, but not beside a warn of its own", () => {
    const warned = row(VIS, "warn", { scenarios: ["a/2"] });
    const entry = listed({ scenario: "a/2", verdict: "warn" });
    const stateIn = (...rows: ReportedRequirement[]) =>
      apply(reportOf(rows, [failed]), [entry]).expectations!.entries[0]!.state;
    expect(stateIn(...failing("a/2"))).toBe("worse");
    expect(stateIn(...failing("a/2"), warned)).toBe("met");
    expect(stateIn(warned)).toBe("met");
  });

  it("accounts for a requirement only if all that makes its verdict lies in listed scenarios", () => {
    const report = reportOf(failing("a/1", "a/2", "b/1"), [passed, failed, scenario("b/1", "fail")]);
    const some = apply(report, [listed({ scenario: "a/*" })]);
    expect(expectedIds(some)).toEqual([]);
    expect(some.expectations!.entries[0]!.covers).toEqual([GET]);
    expect(expectedIds(apply(report, [listed({ scenario: "a/*" }), listed({ scenario: "b/1" })]))).toEqual([
      GET,
    ]);
    expect(expectedIds(apply(report, [listed({ scenario: "*" })]))).toEqual([GET]);
  });

  it("looks only at the findings that make the verdict", () => {
    const findings = [finding(GET, "fail", "a/2"), finding(GET, "warn", "b/1")];
    const report = reportOf([row(GET, "fail", { findings })], [failed]);
    expect(expectedIds(apply(report, [listed({ scenario: "a/2" })]))).toEqual([GET]);
  });

  it("takes the characters of an id as they are", () => {
    const report = reportOf(failing("a/2"), [failed]);
    expect(apply(report, [listed({ scenario: "A/2" })]).expectations!.entries[0]!.state).toBe("met");
    expect(apply(report, [listed({ scenario: "a.2" })]).expectations!.entries[0]!.state).toBe(
      "matches-nothing",
    );
  });
});

/** An entry's verdict, and what came of the scenario's performances; null: it was performed once. */
describe("an entry about what was performed again", () => {
  const failing = (performances: Performances | null) => {
    const one = finding(GET, "fail", "a/1");
    const flaky = isFlaky(performances ?? undefined) ? { flaky: performances! } : {};
    const findings = [performances === null ? one : { ...one, performances }];
    return row(GET, "fail", { findings, ...flaky });
  };
  const [sometimes, always] = [
    { failed: 1, of: 3 },
    { failed: 3, of: 3 },
  ];

  it.each<[ExpectationState, ListedVerdict, string, ReportedRequirement]>([
    ["met", "flaky", "fails sometimes", failing(sometimes)],
    ["met", "flaky", "fails, and was not performed again", failing(null)],
    ["met", "fail", "fails, and was not performed again", failing(null)],
    ["met", "fail", "fails each time", failing(always)],
    ["worse", "flaky", "fails each time", failing(always)],
    ["worse", "warn", "fails sometimes", failing(sometimes)],
    ["unexpectedly-passed", "fail", "fails sometimes", failing(sometimes)],
    ["undecided", "flaky", "passes, as it may", row(GET, "pass")],
  ])("is %s as %s when it %s", (state, verdict, _case, requirement) => {
    const report = reportOf([requirement], [scenario("a/1", requirement.verdict), scenario("a/1~2", "pass")]);
    for (const entry of [listed({ verdict }), listed({ verdict, scenario: "a/1" })]) {
      const held = apply(report, [entry]);
      expect(held.expectations!.entries[0]).toMatchObject({ state });
      expect(expectedIds(held)).toEqual(state === "met" ? [GET] : []);
    }
  });

  it("accounts for what only a repetition of its scenario found", () => {
    const findings = [{ ...finding(GET, "fail", "a/1~2"), performances: sometimes }];
    const report = reportOf([row(GET, "fail", { findings, flaky: sometimes })], [scenario("a/1", "pass")]);
    expect(expectedIds(apply(report, [listed({ verdict: "flaky", scenario: "a/1" })]))).toEqual([GET]);
  });
});

describe("a file written for a depth", () => {
  it("is not contradicted by a run of a lesser one, which is a part of it", () => {
    const stateAt = (depth: string, of?: Depth) =>
      apply(reportOf([row(GET, "pass")], [], { depth }), [listed()], of).expectations!.entries[0]!.state;
    expect(stateAt("smoke", "standard")).toBe("outside");
    expect(stateAt("standard", "standard")).toBe("unexpectedly-passed");
    expect(stateAt("deep", "standard")).toBe("unexpectedly-passed");
    expect(stateAt("smoke")).toBe("unexpectedly-passed");
  });
});

it("reasons that nobody has given yet are told", () => {
  const report = reportOf([row(GET, "fail", { scenarios: ["a/1"] })]);
  expect(apply(report, [listed({ reason: "TODO: why" })]).warnings).toEqual([
    "1 of 1 expectations have no reason yet.",
  ]);
  expect(apply(report, [listed()]).warnings).toEqual([]);
});
