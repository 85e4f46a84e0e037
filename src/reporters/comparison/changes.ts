import type { Report, ReportedRequirement } from "../../judge/report.ts";
import type { Finding } from "../../judge/verdict.ts";
import type { RequirementId } from "../../spec/requirement.ts";
import { type ChangeKind, changeKind, failing } from "./change-kind.ts";
import { reservations } from "./reservations.ts";

/** What became of the requirements from one report to another. */
export interface Changes {
  /** Place of the newer report among those that are compared. */
  readonly report: number;
  /** In the order of the kinds: regressed first. */
  readonly changes: readonly Change[];
  /** Why the two cannot be compared in everything. */
  readonly reservations: readonly string[];
  /** How many requirements the older report knew: held or broken. */
  readonly knownBefore: number;
}

/** One requirement that is not what it was. */
export interface Change {
  readonly kind: ChangeKind;
  readonly id: RequirementId;
  readonly before: ReportedRequirement | undefined;
  readonly after: ReportedRequirement | undefined;
  /** What shows it: of the newer report where it is broken there, else of the older. */
  readonly finding?: Finding;
}

const ORDER: readonly ChangeKind[] = ["regressed", "found", "unknown", "outside", "unseen", "fixed"];

/** Holds the newer report against the older one, requirement by requirement. */
export function changesBetween(older: Report, newer: Report, report: number): Changes {
  const [before, after] = [rowsOf(older), rowsOf(newer)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changes = ids.flatMap((id): readonly Change[] => {
    const pair = { before: before.get(id), after: after.get(id) };
    const kind = changeKind(pair, older, newer);
    return kind === undefined ? [] : [{ kind, id, ...pair, ...shownBy(pair) }];
  });
  return {
    report,
    changes: changes.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind)),
    reservations: reservations(older, newer),
    knownBefore: older.requirements.filter(({ checks }) => checks > 0).length,
  };
}

function rowsOf({ requirements }: Report): ReadonlyMap<RequirementId, ReportedRequirement> {
  return new Map(requirements.map((row) => [row.id, row]));
}

function shownBy({ before, after }: Pick<Change, "before" | "after">): Pick<Change, "finding"> {
  const [finding] = [after, before].flatMap((row) => (row === undefined ? [] : failing(row)));
  return finding === undefined ? {} : { finding };
}
