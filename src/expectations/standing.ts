import type { ExpectationState, ExpectedVerdict } from "../judge/expected-verdict.ts";
import type { Report } from "../judge/report.ts";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { DEPTHS, type Depth } from "../scenarios/scenario.ts";

/** What a run shows of an entry, and why. */
export interface Standing {
  readonly state: Exclude<ExpectationState, "expired">;
  readonly note: string;
}

const TAKE_OUT = "take the entry out, or let --update-expectations do it";

/**
 * What the run shows of an entry, its expiry aside. A part of a plan can meet an entry but never contradict it: where the
 * listed verdict came from may be in the rest.
 *
 * @param depth for which the entry was written
 */
export function standingOf(report: Report, expected: ExpectedVerdict, depth?: Depth): Standing {
  const { requirement, scenario, profile } = expected;
  if (profile !== undefined && profile !== report.profile)
    return { state: "outside", note: `It is about profile ${profile}, this run is about ${report.profile}.` };
  const part = whyPart(report, depth);
  return requirement === undefined
    ? ofScenarios(report, { ...expected, scenario: scenario ?? "" }, part)
    : ofRequirement(report, { ...expected, requirement }, part);
}

/** Why the run is not all that the entry was written for; undefined when it is. */
function whyPart(report: Report, depth: Depth | undefined): string | undefined {
  if (!report.complete) return "the run did not come to its end";
  if (report.narrowedBy !== undefined) return `the run was narrowed by ${report.narrowedBy}`;
  if (report.leftOut !== undefined) return `some scenarios were ${report.leftOut.reason}`;
  if (depth !== undefined && deeper(depth, report) !== report.depth)
    return `the entry is for depth ${depth}, the run was of depth ${report.depth}`;
  return undefined;
}

/** The deeper of two. */
export function deeper(depth: Depth, { depth: performed }: Pick<Report, "depth">): Depth {
  return DEPTHS.findLast((one) => one === depth || one === performed) ?? depth;
}

function ofRequirement(
  report: Report,
  { requirement, verdict }: ExpectedVerdict & { readonly requirement: string },
  part: string | undefined,
): Standing {
  const row = report.requirements.find(({ id }) => id === requirement);
  if (row === undefined) return nothing("The catalogue has no such requirement");
  if (row.severity === "off") return nothing(`The requirement is not part of profile ${report.profile}`);
  const because = row.reason === undefined ? "" : `: ${row.reason}`;
  if (row.verdict === "skipped") return { state: "outside", note: `It was skipped${because}.` };
  if (row.verdict === "inconclusive" || row.verdict === "error")
    return { state: "undecided", note: `It ended as ${row.verdict}${because}.` };
  if (row.verdict === verdict) return MET;
  if (row.verdict === "fail") return WORSE;
  return part === undefined ? passed(row.verdict, verdict) : outside(part);
}

function ofScenarios(
  report: Report,
  { scenario, verdict }: ExpectedVerdict & { readonly scenario: string },
  part: string | undefined,
): Standing {
  const matched = report.scenarios.filter(({ id }) => matchesGlob(scenario, id));
  const found = new Set(
    report.requirements.flatMap(({ findings }) =>
      findings.filter((finding) => matchesGlob(scenario, finding.scenario)).map((finding) => finding.verdict),
    ),
  );
  if (found.has(verdict)) return MET;
  if (found.has("fail")) return WORSE;
  const isWhole = part === undefined || (matched.length === 1 && matched[0]?.id === scenario);
  if (!isWhole) return outside(part);
  if (matched.length === 0)
    return nothing(`No scenario of profile ${report.profile}, depth ${report.depth} has such an id`);
  const open = matched.find((one) => ["inconclusive", "error", "skipped"].includes(one.verdict));
  if (open !== undefined)
    return {
      state: "undecided",
      note: `${open.id} ended as ${open.verdict}: ${open.reason ?? "no reason given"}.`,
    };
  return passed(found.has("warn") ? "warn" : "pass", verdict);
}

const MET: Standing = { state: "met", note: "So it is." };
const WORSE: Standing = { state: "worse", note: "It ends as fail now, and is listed as warn." };

function passed(ended: string, listed: string): Standing {
  return {
    state: "unexpectedly-passed",
    note: `It ends as ${ended} now, and is listed as ${listed}: ${TAKE_OUT}.`,
  };
}

function nothing(why: string): Standing {
  return { state: "matches-nothing", note: `${why}: mend the name, or ${TAKE_OUT}.` };
}

function outside(part: string): Standing {
  return { state: "outside", note: `Only a whole run could tell: ${part}.` };
}
