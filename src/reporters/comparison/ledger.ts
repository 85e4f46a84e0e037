import type { Report, ReportedRequirement } from "../../judge/report.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Ambiguity, AmbiguityId } from "../../spec/ambiguity.ts";
import { AMBIGUITIES } from "../../spec/ambiguities.ts";
import { type Conduct, conductOf } from "./conduct.ts";
import { FACTS_OF_AMBIGUITY } from "./facts-of-ambiguity.ts";

/** Where the specification is open: what the servers that are compared make of it. */
export interface Ledger {
  /** Places where they do not all do the same. */
  readonly differing: readonly LedgerEntry[];
  /** Places where they do, as far as is known of at least one. */
  readonly alike: readonly AmbiguityId[];
}

/** One place, and what each server does there. */
export interface LedgerEntry {
  readonly ambiguity: Ambiguity;
  /** In the order of the reports; none where nothing is known. */
  readonly conduct: readonly (readonly Conduct[])[];
}

/** Verdicts that a reading of the text may have; who fails is outside of all readings. */
const READINGS: ReadonlySet<Verdict> = new Set(["pass", "observed", "warn"]);

/** Enters what the reports know of each place where fair readers may differ. */
export function ledgerOf(reports: readonly Report[]): Ledger {
  const known = AMBIGUITIES.map((ambiguity) => ({
    ambiguity,
    conduct: reports.map((report) => conductOf(ambiguity, report)),
  })).filter(({ conduct }) => conduct.some(({ length }) => length > 0));
  const differ = ({ ambiguity }: LedgerEntry) => doDiffer(ambiguity, reports);
  return {
    differing: known.filter(differ),
    alike: known.filter((entry) => !differ(entry)).map(({ ambiguity }) => ambiguity.id),
  };
}

function doDiffer({ id, requirements }: Ambiguity, reports: readonly Report[]): boolean {
  const factNames = FACTS_OF_AMBIGUITY[id] ?? [];
  return (
    factNames.some((name) =>
      areDifferent(
        reports.flatMap(({ facts }) => facts.filter((fact) => fact.name === name).map(({ value }) => value)),
      ),
    ) || requirements.some((requirement) => readDifferently(rowsOf(requirement, reports)))
  );
}

/** Whether a requirement, taken as seriously by all, has verdicts that differ although none is outside of all readings. */
function readDifferently(rows: readonly ReportedRequirement[]): boolean {
  if (areDifferent(rows.map(({ severity }) => severity))) return false;
  return areDifferent(rows.map(({ verdict }) => verdict).filter((verdict) => READINGS.has(verdict)));
}

function rowsOf(id: ReportedRequirement["id"], reports: readonly Report[]): readonly ReportedRequirement[] {
  return reports.flatMap(({ requirements }) => requirements.filter((row) => row.id === id));
}

function areDifferent(values: readonly unknown[]): boolean {
  return new Set(values).size > 1;
}
