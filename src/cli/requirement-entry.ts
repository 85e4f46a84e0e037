import { machineCharts } from "../model/machines.ts";
import { labelled } from "../reporters/labelled.ts";
import { sayFew } from "../reporters/say.ts";
import { sayTransition, sayWay } from "../reporters/statecharts/arrows.ts";
import { wrapText } from "../reporters/wrap-text.ts";
import { plan } from "../scenarios/plan.ts";
import { MUTANTS } from "../server/mutants/mutants.ts";
import { AMBIGUITIES } from "../spec/ambiguities.ts";
import { CITATIONS } from "../spec/citations.ts";
import { PROFILE_IDS, profile } from "../spec/profiles.ts";
import type { ProfileId, Requirement } from "../spec/requirement.ts";
import { SEED_TRACE } from "../spec/seed-trace.ts";
import { scenariosPlanning } from "./scenarios-planning.ts";

const WIDTH = 92;
/** Whose scenarios are told when no profile is named: the first of these in which the requirement holds. */
const PREFERRED: readonly ProfileId[] = ["seed", "v1", ...PROFILE_IDS];

/** Everything that is known of one requirement, from its sentence to the scenarios that decide it. */
export function requirementEntry(row: Requirement, named?: ProfileId): readonly string[] {
  return [
    row.id,
    ...wrapText(row.statement, WIDTH).map((line) => `  ${line}`),
    "",
    ...labelled("level", [`${row.level} (${row.levelNote})`]),
    ...labelled("source", [row.source, ...citationsIn(row.source)]),
    ...labelled("holds", [`from ${row.range.from} to ${row.range.to}`]),
    ...labelled("broken", severities(row)),
    ...labelled("observed by", [row.observe]),
    ...labelled("timing", [`${row.timing.join(", ")} (${row.timingNote})`]),
    ...labelled("wrong", row.mutants),
    ...labelled("seed", seedSentences(row)),
    ...labelled("open", ambiguities(row)),
    ...labelled("transitions", transitions(row)),
    ...labelled("scenarios", plannedScenarios(row, named)),
    ...labelled("mutants", mutantsNaming(row)),
  ];
}

function citationsIn(source: string): string[] {
  return Object.entries(CITATIONS)
    .filter(([key]) => source.includes(`[${key}]`))
    .map(([key, place]) => `[${key}] is ${place}`);
}

function severities({ id }: Requirement): string[] {
  const said = PROFILE_IDS.map((name) => ({ name, severity: profile(name).severity(id) }));
  return (["fail", "warn", "observed", "off"] as const).flatMap((severity) => {
    const names = said.filter((entry) => entry.severity === severity).map(({ name }) => name);
    return names.length === 0
      ? []
      : [`${severity === "off" ? "not applicable" : severity} in ${names.join(", ")}`];
  });
}

function seedSentences({ id }: Requirement): string[] {
  return SEED_TRACE.filter(
    ({ requirements, laterProfiles }) => requirements.includes(id) || laterProfiles?.includes(id) === true,
  ).map(({ lines, content }) => `lines ${lines}: ${content}`);
}

function ambiguities({ id }: Requirement): string[] {
  return AMBIGUITIES.filter(({ requirements }) => requirements.includes(id)).map(
    (ambiguity) => `${ambiguity.id}, ${ambiguity.title}: ${ambiguity.handling}`,
  );
}

function plannedScenarios({ id }: Requirement, named?: ProfileId): string[] {
  const chosen = named ?? PREFERRED.find((name) => profile(name).severity(id) !== "off");
  if (chosen === undefined || profile(chosen).severity(id) === "off")
    return [`none: not applicable in ${chosen ?? "any profile"}`];
  const planned = plan({ profile: profile(chosen), depth: "standard", seed: 1 });
  const ids = scenariosPlanning(planned, id).map((scenario) => scenario.id);
  const reason = planned.totals.unreached.find((entry) => entry.id === id)?.reason ?? "no reason given";
  return [`${chosen}, standard: ${ids.length === 0 ? `none, because ${reason}` : sayFew(ids, 8)}`];
}

function mutantsNaming({ id }: Requirement): string[] {
  return MUTANTS.filter((mutant) => mutant.requirement === id).map(({ name, fault }) => `${name}: ${fault}`);
}

/** A guess: more than these and nobody reads them. */
const TRANSITIONS = 8;

function transitions({ id }: Requirement): string[] {
  return machineCharts().flatMap((chart) => {
    const mine = chart.transitions.filter(({ requirements }) => requirements.includes(id));
    const more = mine.length - TRANSITIONS;
    return [
      ...mine
        .slice(0, TRANSITIONS)
        .map((transition) => `${chart.name}: ${sayTransition(transition)}, ${sayWay(transition)}`),
      ...(more > 0
        ? [`${chart.name}: and ${more} more; rollcall graph ${chart.name} --format json has all`]
        : []),
    ];
  });
}
