import type { Exchange } from "../history/history.ts";
import type { Case } from "./case.ts";
import { type CaseGround, createCases, type RecordedScenario } from "./create-cases.ts";
import { PREFLIGHT_FAMILY } from "./facts.ts";
import { judgeScenario } from "./judge-scenario.ts";
import { judgeModule } from "./properties/presence-module.ts";
import type { Decision, Fact } from "./verdict.ts";

/**
 * Takes the decisions on one scenario after another, in any order: scenarios share no users, so what is decided on one
 * needs nothing of the others but the facts.
 */
export function createDecider(
  header: CaseGround,
  facts: readonly Fact[],
): (recorded: RecordedScenario) => readonly Decision[] {
  const caseOf = createCases(header, facts);
  return (recorded) => {
    const judged = caseOf(recorded);
    if (judged === undefined) return [];
    judgeScenario(judged);
    const last = judged.exchanges.at(-1);
    if (judged.scenario.family === PREFLIGHT_FAMILY && last !== undefined) judgePreflight(judged, last);
    return judged.ledger.decisions();
  };
}

/** What only the preflight as a whole shows: presence is on, and whether a user's own stream echoes them. */
function judgePreflight({ ledger, facts }: Case, last: Exchange): void {
  judgeModule({ ledger, facts }, last);
  const echo = facts.get("selfEcho");
  if (echo === undefined) return;
  const title = "Whether a user's own stream echoes their own presence is open.";
  ledger.noted("PRES-PROP-009", last, { title, allowed: "either", observed: echo.text });
}
