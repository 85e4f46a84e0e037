import { sayCount, sayDuration, sayFew } from "../reporters/say.ts";
import type { SelftestResult } from "./selftest-result.ts";
import type { Tally, TallyRow } from "./tally.ts";
import { isKilled, isNamed, type Trial } from "./trial.ts";

/** A share for people, never rounded up to all. */
export function percent(part: number, of: number): string {
  return of === 0 ? "–" : `${Math.floor((1000 * part) / of) / 10} %`;
}

/** What a person reads of a self-test: the rates, then by name all that is to be mended. */
export function selftestText(result: SelftestResult): string {
  const sections = [
    headOf(result),
    ratesOf(result),
    table("family", result.families),
    table(
      "requirement",
      result.requirements.filter(({ named, of }) => named < of),
    ),
    aliveOf(result.trials),
    misnamedOf(result.trials),
    equivalentOf(result.trials),
    falseFindingsOf(result),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headOf({ tool, depth, seed, trials, requests, elapsedMs }: SelftestResult): readonly string[] {
  return [
    `${tool.name} ${tool.version}: does the suite notice faults?`,
    "",
    `  ${sayCount(trials.length, "mutant")} of the reference server, depth ${depth}, seed ${seed}`,
    `  ${requests} requests in ${sayDuration(elapsedMs)}`,
  ];
}

function ratesOf({ depths }: SelftestResult): readonly string[] {
  return depths.map(
    (row) =>
      `  ${row.depth.padEnd(9)} kills ${rate(row)}, and of these names the broken requirement for ${row.named} (${percent(row.named, row.killed)})`,
  );
}

function rate({ killed, of }: Tally): string {
  return `${killed} of ${of} (${percent(killed, of)})`;
}

function table(title: string, rows: readonly TallyRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.max(title.length, ...rows.map(({ name }) => name.length));
  const cells = (name: string, ...columns: readonly (string | number)[]) =>
    `  ${name.padEnd(width)}${columns.map((column) => String(column).padStart(9)).join("")}`;
  const heading = title === "requirement" ? ["Requirements that were not always named"] : [];
  return [
    ...heading,
    cells(title, "mutants", "killed", "named"),
    ...rows.map(({ name, of, killed, named }) => cells(name, of, killed, named)),
  ];
}

function aliveOf(trials: readonly Trial[]): readonly string[] {
  const alive = trials.filter((trial) => trial.equivalent === undefined && !isKilled(trial));
  if (alive.length === 0) return [];
  return ["Alive", ...alive.map(({ mutant, requirement }) => `  ${mutant} (${requirement})`)];
}

function misnamedOf(trials: readonly Trial[]): readonly string[] {
  const misnamed = trials.filter(
    (trial) => trial.equivalent === undefined && isKilled(trial) && !isNamed(trial),
  );
  if (misnamed.length === 0) return [];
  return [
    "Killed under another requirement only",
    ...misnamed.map(({ mutant, requirement, kills, broke }) => {
      const found =
        broke ??
        sayFew(
          kills.map((kill) => kill.requirement),
          3,
        );
      return `  ${mutant} (${requirement}): ${found}`;
    }),
  ];
}

function equivalentOf(trials: readonly Trial[]): readonly string[] {
  const equivalent = trials.filter((trial) => trial.equivalent !== undefined);
  if (equivalent.length === 0) return [];
  return [
    "Equivalent: no client can tell them from the server without a fault",
    ...equivalent.map(
      (trial) => `  ${trial.mutant}: ${trial.equivalent}${isKilled(trial) ? " – BUT IT WAS NOTICED" : ""}`,
    ),
  ];
}

function falseFindingsOf({ undisturbed: { profiles, findings } }: SelftestResult): readonly string[] {
  if (findings.length === 0) return [`The server without a fault passes in ${profiles.join(", ")}.`];
  return [
    "FALSE FINDINGS on the server without a fault",
    ...findings.map(
      ({ profile, scenario, requirements }) => `  ${profile} ${scenario}: ${requirements.join(", ")}`,
    ),
  ];
}
