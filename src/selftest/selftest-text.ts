import { sayCount, sayDuration, sayFew } from "../reporters/say.ts";
import { noticedText } from "./bent-histories/noticed-text.ts";
import { tellFalseAlarms } from "./false-alarms/tell-false-alarms.ts";
import { percent } from "./percent.ts";
import type { SelftestResult } from "./selftest-result.ts";
import { type Tally, tally, type TallyRow } from "./tally.ts";
import { isKilled, isNamed, type Trial } from "./trial.ts";
import { yardstickTally } from "./yardstick-rates.ts";

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
    yardstickOf(result),
    miniaturesOf(result),
    result.falseAlarms === undefined ? [] : tellFalseAlarms(result.falseAlarms),
    ...(result.bends ?? []).map((noticed) => [noticedText(noticed)]),
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

/** What the checks of other suites notice of the same mutants. */
function yardstickOf({ yardstick, trials }: SelftestResult): readonly string[] {
  if (yardstick === undefined) return [];
  const { checks, failing } = yardstick;
  const told = yardstickTally(yardstick, trials);
  const { of } = tally(trials);
  const line = (name: string, noticed: number) =>
    `  ${name.padEnd(24)} ${noticed} of ${of} (${percent(noticed, of)})`;
  return [
    "The presence checks of other suites, in our words, on the same mutants",
    line(`Complement, ${sayCount(checks.Complement, "check")}`, told.Complement),
    line(`SyTest, ${sayCount(checks.SyTest, "check")}`, told.SyTest),
    line("both together", told.both),
    ...failing.map((name) => `  FAILS ON THE SERVER WITHOUT A FAULT: ${name}`),
  ];
}

function miniaturesOf({ miniatures }: SelftestResult): readonly string[] {
  if (miniatures === undefined) return [];
  const wrong = miniatures.filter(({ isRight }) => !isRight);
  return [
    `Servers that are always wrong: ${miniatures.length - wrong.length} of ${miniatures.length} runs end as they have to.`,
    ...wrong.map(({ miniature, profile, outcome }) => `  ${miniature} (${profile}) ended as ${outcome}`),
  ];
}
