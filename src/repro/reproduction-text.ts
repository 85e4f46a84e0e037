import { guardLines } from "../reporters/guard-lines.ts";
import { visibleText } from "../reporters/visible-text.ts";
import { sayCommand } from "../scenarios/say-command.ts";
import type { RequirementId } from "../spec/requirement.ts";
import type { Confirmed, Reproduction, StillFails } from "./reproduce.ts";

const ONLY_EXACT =
  "It shows only where time is exact: a script, which has to bear a network, may find that it is gone.";

/** What `rollcall repro` has to say. */
export function reproductionText(reproduction: Reproduction, requirement: RequirementId): string {
  return guardLines(`${linesOf(reproduction, requirement).join("\n")}\n`);
}

function linesOf(reproduction: Reproduction, requirement: RequirementId): readonly string[] {
  if (reproduction.kind === "fails") return failingLines(reproduction, requirement);
  if (reproduction.kind === "gone")
    return [`GONE ${reproduction.scenarios.join(", ")} no longer shows that ${requirement} is broken.`];
  return [
    `COULD NOT TELL whether ${requirement} is broken still: ${visibleText(reproduction.reason).replace(/\.$/u, "")}.`,
  ];
}

function failingLines(
  { start, shrunk, confirmed }: StillFails,
  requirement: RequirementId,
): readonly string[] {
  const { smallest, tried, isExhausted } = shrunk;
  const { evidence } = smallest.decision;
  const sizes = [start, smallest].map(
    ({ draft: { acts, cast } }) => `${count(acts.length, "act")} of ${count(cast.users.length, "user")}`,
  );
  return [
    `FAILS ${requirement}: ${evidence?.title ?? ""}`,
    `  ${start.performed.scenario.id}, shrunk from ${sizes.join(" to ")}; ${count(tried, "candidate")} tried${isExhausted ? "" : ", and not to the end"}.`,
    ...smallest.draft.acts.map(({ command }, place) => `  ${place + 1}. ${sayCommand(command)}`),
    `  allowed  ${visibleText(evidence?.allowed ?? "")}`,
    `  seen     ${visibleText(evidence?.observed ?? "")}`,
    ...(smallest.performed.header.target.kind === "embedded" ? [`  ${ONLY_EXACT}`] : []),
    ...confirmationLines(confirmed),
  ];
}

function confirmationLines({ shown, of }: Confirmed): readonly string[] {
  if (of === 0) return ["  It was not performed a last time: see whether it shows again."];
  return shown === of
    ? []
    : [`  FLAKY: performed ${count(of, "more time")}, it showed ${count(shown, "time")}.`];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
