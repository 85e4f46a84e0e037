import { grouped } from "../history/grouped.ts";
import type { Report } from "../judge/report.ts";
import { guardLines } from "../reporters/guard-lines.ts";
import { type Outcome, whyBroken } from "../reporters/outcome.ts";
import { sayCount, sayFew } from "../reporters/say.ts";
import { visibleText } from "../reporters/visible-text.ts";
import type { Fate, Fated } from "./hold-against.ts";

const SAID: Readonly<Record<Fate, string>> = {
  fails: "STILL FAILS",
  different: "DIFFERENT",
  new: "NEW",
  unknown: "COULD NOT TELL",
  fixed: "FIXED",
};
const MILDER: Readonly<Partial<Record<Fate, string>>> = { fails: "STILL WARNED", new: "NEW WARNING" };
const WORD: Readonly<Record<Outcome, string>> = {
  broken: "BROKEN",
  fail: "FAIL",
  inconclusive: "INCONCLUSIVE",
  pass: "PASS",
};
/** Scenarios that are named of one line. */
const FEW = 4;

/** What was performed again, and where. */
export interface Replayed {
  readonly fates: readonly Fated[];
  readonly now: Report;
  readonly outcome: Outcome;
  /** How many scenarios were meant to be performed again. */
  readonly scenarios: number;
}

/** What `rollcall replay` has to say: by requirement, what became of its findings. */
export function replayText({ fates, now, outcome, scenarios }: Replayed): string {
  const { name, server } = now.target;
  const order = Object.keys(SAID);
  const kinds = [
    ...grouped(fates, (fated) => `${order.indexOf(fated.fate)}${saidOf(fated)} ${fated.finding.requirement}`),
  ]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, alike]) => alike);
  const lines = [
    `${sayCount(scenarios, "scenario")} performed again on ${visibleText(server ?? name, 80)}, profile ${now.profile}.`,
    "",
    ...kinds.flatMap(kindLines),
    ...(kinds.length === 0 ? [] : [""]),
    ...now.errors.map(({ message, hint }) => `error: ${visibleText(message, 400)} ${visibleText(hint, 400)}`),
    `${WORD[outcome]} ${sentenceOf(fates, now)}`,
  ];
  return guardLines(`${lines.join("\n")}\n`);
}

/** One requirement that became one thing: how often, where, and what shows it. */
function kindLines(alike: readonly Fated[]): readonly string[] {
  const [first] = alike;
  if (first === undefined) return [];
  const { finding, reason, before } = first;
  const ids = [
    ...new Set(alike.map((fated) => `${visibleText(fated.finding.scenario, 60)} (${fated.finding.id})`)),
  ];
  const shown =
    first.fate === "fixed"
      ? []
      : [`     allowed   ${visibleText(finding.allowed)}`, `     observed  ${visibleText(finding.observed)}`];
  const was = before === undefined ? [] : [`     before    ${visibleText(before.title)}`];
  return [
    `${saidOf(first)} ${finding.requirement}: ${visibleText(finding.title)}`,
    ...was,
    ...(reason === undefined ? shown : [`     because   ${visibleText(reason)}`]),
    `     in        ${sayFew(ids, FEW)}`,
  ];
}

function saidOf({ fate, finding }: Fated): string {
  return (finding.verdict === "warn" ? MILDER[fate] : undefined) ?? SAID[fate];
}

function sentenceOf(fates: readonly Fated[], now: Report): string {
  const why = whyBroken(now);
  const counts = [
    ["fails", "there still"],
    ["different", "different"],
    ["fixed", "fixed"],
    ["unknown", "not to be told"],
    ["new", "new"],
  ] as const;
  const said = counts
    .map(([fate, words]) => [fates.filter((fated) => fated.fate === fate).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  const findings =
    said.length === 0
      ? "Nothing was broken before, and nothing is."
      : `Of what was found: ${said.join(", ")}.`;
  return why === undefined ? findings : `${findings} ${why}`;
}
