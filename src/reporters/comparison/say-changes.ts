import type { ChangeKind } from "./change-kind.ts";
import type { Changes } from "./changes.ts";
import type { Comparison } from "./comparison.ts";

/** The kinds of change for people. */
export const SAID_KIND: Readonly<Record<ChangeKind, string>> = {
  regressed: "regressed",
  found: "newly found",
  unknown: "no longer known",
  outside: "no longer asked",
  unseen: "not seen again",
  fixed: "fixed",
};

/**
 * What became of it in one sentence.
 *
 * @example "B against A: 1 regressed, 2 fixed."
 */
export function sayChanges({ report, changes }: Changes, { reports }: Comparison): string {
  const counted = Object.entries(SAID_KIND).flatMap(([kind, said]) => {
    const mine = changes.filter((change) => change.kind === kind);
    const known = mine.filter(({ after }) => kind === "regressed" && after?.expected).length;
    return mine.length === 0 ? [] : [`${mine.length} ${said}${known === 0 ? "" : ` (${known} known)`}`];
  });
  const said = counted.length === 0 ? "nothing regressed, nothing was fixed" : counted.join(", ");
  return `${reports[report]?.letter} against ${reports[0]?.letter}: ${said}.`;
}

/** What keeps the comparison from saying more: runs that prove nothing, and other servers. Holds no server text. */
export function sayLimits({ reports, changes }: Comparison): readonly string[] {
  const broken = reports.flatMap(({ letter, broken: why }) =>
    why === undefined ? [] : [`${letter} proves nothing: ${why}`],
  );
  const others = reports
    .slice(1)
    .filter((_, place) => !changes.some(({ report }) => report === place + 1))
    .map(({ letter }) => letter);
  if (others.length === 0) return broken;
  const said = `${others.join(", ")}: another server than ${reports[0]?.letter}, so that what differs is no change. --fail-on regression takes it for one.`;
  return [...broken, said];
}
