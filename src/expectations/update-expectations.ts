import type { ExpectedVerdict } from "../judge/expected-verdict.ts";
import type { Report, ReportedRequirement } from "../judge/report.ts";
import { TODO } from "./apply-expectations.ts";
import { cover } from "./covers.ts";
import type { ExpectationsFile } from "./expectations-schema.ts";
import { deeper, type Standing, standingOf } from "./standing.ts";

/** An expectations file after a run, and what became of its entries. */
export interface Update {
  readonly content: ExpectationsFile;
  readonly kept: readonly ExpectedVerdict[];
  readonly added: readonly ExpectedVerdict[];
  readonly dropped: readonly ExpectedVerdict[];
}

/** What the run contradicts; the rest stays, with its reason, its link and its day, expired or not. */
const CONTRADICTED: ReadonlySet<Standing["state"]> = new Set([
  "unexpectedly-passed",
  "worse",
  "matches-nothing",
]);

/**
 * The file as this run would have it: without the entries that it contradicts, with one for each `fail` that none of the
 * others accounts for. A `warn` fails no run, so it is only listed by hand.
 *
 * @param report of a run that came to its end
 */
export function updateExpectations(report: Report, content: ExpectationsFile): Update {
  const { depth, expectations } = content;
  const held = expectations.map((entry) => ({ entry, state: standingOf(report, entry, depth).state }));
  const entriesThat = (isWanted: (state: Standing["state"]) => boolean) =>
    held.filter(({ state }) => isWanted(state)).map(({ entry }) => entry);
  const kept = entriesThat((state) => !CONTRADICTED.has(state));
  const met = entriesThat((state) => state === "met");
  const added = report.requirements
    .filter((row) => row.verdict === "fail" && !cover(met, row))
    .map((row) => known(row, report));
  return {
    content: {
      ...content,
      depth: deeper(depth ?? "smoke", report),
      expectations: [...kept, ...added],
    },
    kept,
    added,
    dropped: entriesThat((state) => CONTRADICTED.has(state)),
  };
}

function known({ id, flaky }: ReportedRequirement, { profile }: Report): ExpectedVerdict {
  const verdict = flaky === undefined ? "fail" : "flaky";
  return { requirement: id, verdict, profile, reason: `${TODO}: why` };
}
