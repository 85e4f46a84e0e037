import type { Report } from "../judge/report.ts";
import type { Finding } from "../judge/verdict.ts";
import { plannedId } from "../scenarios/repeat-id.ts";

/**
 * What became of a finding: `fails` it was found again; `different` its requirement is broken in the same scenario, in
 * another way; `fixed` the scenario came to its end and shows nothing of it; `unknown` it did not; `new` it was not found
 * before.
 */
export type Fate = "fails" | "different" | "fixed" | "unknown" | "new";

/** A finding and what became of it. */
export interface Fated {
  readonly fate: Fate;
  /** As it was found now, where it was; else as it was found before. */
  readonly finding: Finding;
  /** With `different`: what it was. */
  readonly before?: Finding;
  /** With `unknown`. */
  readonly reason?: string;
}

/** What was not performed again, and why. */
export type NotAgain = ReadonlyMap<string, string>;

/**
 * Holds what was found when scenarios were performed again against what had been found in them, both judged by the same
 * model. Only what is failed or warned for.
 *
 * @param performed ids of the scenarios that were meant to be performed again, the preflight among them
 */
export function holdAgainst(
  before: Pick<Report, "requirements">,
  now: Pick<Report, "requirements" | "scenarios">,
  { performed, notAgain }: { readonly performed: ReadonlySet<string>; readonly notAgain: NotAgain },
): readonly Fated[] {
  const found = brokenIn(now);
  const known = brokenIn(before).filter(({ scenario }) => {
    const id = plannedId(scenario);
    return performed.has(id) || notAgain.has(id);
  });
  const byId = new Map(found.map((finding) => [finding.id, finding]));
  const places = new Map(found.map((finding) => [placeOf(finding), finding]));
  const ends = new Map(now.scenarios.map((scenario) => [plannedId(scenario.id), scenario]));
  const fates = known.map((finding): Fated => {
    const same = byId.get(finding.id);
    if (same !== undefined) return { fate: "fails", finding: same };
    const other = places.get(placeOf(finding));
    if (other !== undefined) return { fate: "different", finding: other, before: finding };
    const id = plannedId(finding.scenario);
    const end = ends.get(id);
    const isToItsEnd = end !== undefined && end.verdict !== "error" && end.verdict !== "inconclusive";
    if (isToItsEnd) return { fate: "fixed", finding };
    return { fate: "unknown", finding, reason: notAgain.get(id) ?? end?.reason ?? "it was not begun" };
  });
  const ids = new Set(known.map(({ id }) => id));
  const knownPlaces = new Set(known.map(placeOf));
  const fresh = found.filter((finding) => !ids.has(finding.id) && !knownPlaces.has(placeOf(finding)));
  return [...fates, ...fresh.map((finding): Fated => ({ fate: "new", finding }))];
}

function brokenIn({ requirements }: Pick<Report, "requirements">): readonly Finding[] {
  return requirements.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict !== "observed");
}

function placeOf({ requirement, scenario }: Finding): string {
  return `${requirement} ${plannedId(scenario)}`;
}
