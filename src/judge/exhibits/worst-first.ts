import { grouped } from "../../history/grouped.ts";
import { type ScenarioVerdict, type Verdict, worseVerdict } from "../verdict.ts";

/** Scenarios that somebody has to act on come first, the worst of them at the top; the others take turns by family. */
export function worstFirst(scenarios: readonly ScenarioVerdict[]): readonly ScenarioVerdict[] {
  const bad = scenarios.filter(({ verdict }) => isBad(verdict));
  const fine = scenarios.filter(({ verdict }) => !isBad(verdict));
  return [...bad.toSorted((one, other) => compare(one.verdict, other.verdict)), ...inTurns(fine)];
}

function isBad(verdict: Verdict): boolean {
  return verdict !== "pass" && verdict !== "observed" && verdict !== "skipped";
}

function compare(one: Verdict, other: Verdict): number {
  if (one === other) return 0;
  return worseVerdict(one, other) === one ? -1 : 1;
}

/** The first of each family, then the second of each, and so on. */
function inTurns(scenarios: readonly ScenarioVerdict[]): readonly ScenarioVerdict[] {
  const families = [...grouped(scenarios, ({ family }) => family).values()];
  const longest = Math.max(0, ...families.map(({ length }) => length));
  return Array.from({ length: longest }, (_one, turn) => turn).flatMap((turn) =>
    families.flatMap((family) => family[turn] ?? []),
  );
}
