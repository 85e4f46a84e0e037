import { sayCount } from "../reporters/say.ts";
import { plan } from "../scenarios/plan.ts";
import type { Depth } from "../scenarios/scenario.ts";
import { LOAD_MUTANTS } from "../server/load-mutants/load-mutants.ts";
import { MINIATURES } from "../server/miniatures/miniatures.ts";
import { FEDERATION_MUTANTS } from "../server/federation/mutants/federation-mutants.ts";
import { MUTANTS } from "../server/mutants/mutants.ts";
import { profile } from "../spec/profiles.ts";
import type { ProfileId } from "../spec/requirement.ts";
import { REQUIREMENTS } from "../spec/requirements.ts";
import { DONE, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { scenariosPlanning } from "./scenarios-planning.ts";

/** What `rollcall list` was asked for. */
export interface ListOptions {
  readonly profile: ProfileId;
  readonly depth: Depth;
  readonly seed: number;
}

/** Every requirement of the profile: what breaking it means, how many scenarios plan it, or why none does. */
export function list(options: ListOptions, io: Io): ExitCode {
  const wanted = profile(options.profile);
  const planned = plan({ profile: wanted, depth: options.depth, seed: options.seed });
  const reasons = new Map(planned.totals.unreached.map(({ id, reason }) => [id, reason]));
  const rows = REQUIREMENTS.filter(({ id }) => wanted.severity(id) !== "off").map((row) => {
    const count = scenariosPlanning(planned, row.id).length;
    const isReached = count > 0;
    const why = isReached ? "" : ` (not reached: ${reasons.get(row.id) ?? "no reason given"})`;
    const reach = isReached ? sayCount(count, "scenario") : "none";
    const line = listLine([row.id, wanted.severity(row.id), row.level, reach, `${row.statement}${why}`]);
    return { line, isReached };
  });
  const reached = rows.filter(({ isReached }) => isReached).length;
  io.stdout.write(
    [
      listLine(["requirement", "broken", "level", "planned by", "statement"]),
      ...rows.map(({ line }) => line),
      "",
      `Profile ${wanted.id} (${wanted.covers}), depth ${options.depth}: ${rows.length} of ${REQUIREMENTS.length} requirements apply, ` +
        `${reached} of them are planned by ${planned.scenarios.length} scenarios.`,
      "",
    ].join("\n"),
  );
  return DONE;
}

/** Every mutant of the reference server and the requirement that it breaks. */
export function listMutants(io: Io): ExitCode {
  const all = [...MUTANTS, ...LOAD_MUTANTS, ...FEDERATION_MUTANTS];
  const width = Math.max(0, ...all.map(({ name }) => name.length));
  const lines = all.map(
    ({ name, requirement, fault }) => `${name.padEnd(width)}  ${requirement.padEnd(14)}  ${fault}\n`,
  );
  io.stdout.write(
    `${lines.join("")}\n${all.length} mutants, the last ${FEDERATION_MUTANTS.length} of them pairs of servers that federate, and the ${LOAD_MUTANTS.length} before these for rollcall simulate; ` +
      `try one: rollcall run mutant:${MUTANTS[0]?.name ?? "<name>"}\n`,
  );
  return DONE;
}

/** Every always-wrong server, and how a run on it has to end. */
export function listMiniatures(io: Io): ExitCode {
  const width = Math.max(0, ...MINIATURES.map(({ name }) => name.length));
  const lines = MINIATURES.map(({ name, fault, ends: { fails = [], breaks = [] } }) => {
    const end = [...fails.map((id) => `fails ${id}`), ...breaks.map((code) => `breaks by ${code}`)];
    return `${name.padEnd(width)}  ${fault} Ends right if it ${end.join(", or ")}.\n`;
  });
  io.stdout.write(
    `${lines.join("")}\n${MINIATURES.length} miniatures; try one: rollcall run miniature:${MINIATURES[0]?.name ?? "<name>"}\n`,
  );
  return DONE;
}

function listLine([id, severity, level, reach, statement]: readonly [
  string,
  string,
  string,
  string,
  string,
]): string {
  return `${id.padEnd(15)} ${severity.padEnd(9)} ${level.padEnd(11)} ${reach.padEnd(14)}  ${statement}`;
}
