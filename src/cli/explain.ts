import { sayFew } from "../reporters/say.ts";
import { wrapText } from "../reporters/wrap-text.ts";
import { plan } from "../scenarios/plan.ts";
import { MUTANTS } from "../server/mutants/mutants.ts";
import { AMBIGUITIES } from "../spec/ambiguities.ts";
import { CITATIONS } from "../spec/citations.ts";
import { PROFILE_IDS, profile } from "../spec/profiles.ts";
import type { ProfileId, Requirement } from "../spec/requirement.ts";
import { REQUIREMENT_IDS, requirement } from "../spec/requirements.ts";
import { SEED_TRACE } from "../spec/seed-trace.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { didYouMean } from "./nearest-names.ts";
import { scenariosPlanning } from "./scenarios-planning.ts";
import { UsageError } from "./usage-error.ts";

const WIDTH = 92;
/** Whose scenarios are told when no profile is named: the first of these in which the requirement holds. */
const PREFERRED: readonly ProfileId[] = ["seed", "v1", ...PROFILE_IDS];

/** What `rollcall explain` was asked for. */
export interface ExplainOptions {
  readonly id: string;
  readonly profile?: ProfileId;
}

/** Everything that is known of one requirement, from its sentence to the scenarios that decide it. */
export function explain(options: ExplainOptions, io: Io): ExitCode {
  const row = findRequirement(options.id);
  const lines = [
    row.id,
    ...wrapText(row.statement, WIDTH).map((line) => `  ${line}`),
    "",
    ...part("level", [`${row.level} (${row.levelNote})`]),
    ...part("source", [row.source, ...citationsIn(row.source)]),
    ...part("holds", [`from ${row.range.from} to ${row.range.to}`]),
    ...part("broken", severities(row)),
    ...part("observed by", [row.observe]),
    ...part("timing", [`${row.timing.join(", ")} (${row.timingNote})`]),
    ...part("wrong", row.mutants),
    ...part("seed", seedSentences(row)),
    ...part("open", ambiguities(row)),
    ...part("scenarios", plannedScenarios(row, options.profile)),
    ...part("mutants", mutantsNaming(row)),
    "",
  ];
  io.stdout.write(lines.join("\n"));
  return DONE;
}

/**
 * The requirement that is meant; upper case and `PRES-` may be left out.
 *
 * @throws UsageError that names those most like it
 */
export function findRequirement(given: string): Requirement {
  const upper = given.toUpperCase();
  const id = REQUIREMENT_IDS.find((known) => known === upper || known === `PRES-${upper}`);
  if (id !== undefined) return requirement(id);
  throw new UsageError(
    `Cannot explain requirement: wanted one of ${REQUIREMENT_IDS.length} ids, found ${JSON.stringify(given)}.`,
    didYouMean(
      upper.startsWith("PRES-") ? upper : `PRES-${upper}`,
      REQUIREMENT_IDS,
      "rollcall list has them all.",
    ),
  );
}

function part(name: string, items: readonly string[]): string[] {
  const lines = items.flatMap((item) =>
    wrapText(item, WIDTH - 14).map((line, place) => (place === 0 ? line : `  ${line}`)),
  );
  return lines.map((line, place) => `  ${(place === 0 ? name : "").padEnd(12)}${line}`);
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
