import type { ExpectationState, ExpectedVerdict, ListedVerdict } from "../judge/expected-verdict.ts";
import type { Report } from "../judge/report.ts";
import { matchesGlob } from "../scenarios/matches-glob.ts";
import { plannedId } from "../scenarios/repeat-id.ts";
import { DEPTHS, type Depth } from "../scenarios/scenario.ts";
import { findingListedAs, requirementListedAs } from "./listed-as.ts";

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
  const found = requirementListedAs(row);
  if (found.includes(verdict)) return MET;
  const ended = found[0] ?? row.verdict;
  if (isWorse(found[0], verdict)) return worse(ended, verdict);
  return part === undefined ? better(ended, verdict) : outside(part);
}

function ofScenarios(
  report: Report,
  { scenario, verdict }: ExpectedVerdict & { readonly scenario: string },
  part: string | undefined,
): Standing {
  const matched = report.scenarios.filter(({ id }) => id === plannedId(id) && matchesGlob(scenario, id));
  const findings = report.requirements
    .flatMap((row) => row.findings)
    .filter((finding) => matchesGlob(scenario, plannedId(finding.scenario)));
  const found = new Set(findings.flatMap(findingListedAs));
  if (found.has(verdict)) return MET;
  const worst = RANKING.find((one) => found.has(one));
  if (isWorse(worst, verdict)) return worse(worst, verdict);
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
  return better(worst ?? "pass", verdict);
}

const MET: Standing = { state: "met", note: "So it is." };

/** The worst first. */
const RANKING: readonly ListedVerdict[] = ["fail", "flaky", "warn"];

function isWorse(found: ListedVerdict | undefined, listed: ListedVerdict): found is ListedVerdict {
  return found !== undefined && RANKING.indexOf(found) < RANKING.indexOf(listed);
}

function worse(found: string, listed: ListedVerdict): Standing {
  return { state: "worse", note: `It ends as ${found} now, and is listed as ${listed}.` };
}

/** What fails now and then may well not fail this time. */
function better(ended: string, listed: ListedVerdict): Standing {
  const note = `It ends as ${ended} now, and is listed as ${listed}`;
  if (listed === "flaky") return { state: "undecided", note: `${note}, which it may be all the same.` };
  return { state: "unexpectedly-passed", note: `${note}: ${TAKE_OUT}.` };
}

function nothing(why: string): Standing {
  return { state: "matches-nothing", note: `${why}: mend the name, or ${TAKE_OUT}.` };
}

function outside(part: string): Standing {
  return { state: "outside", note: `Only a whole run could tell: ${part}.` };
}
