import type { LeftOut } from "../history/history.ts";
import { onlyPlannedBy } from "../scenarios/leave-out.ts";
import type { Plan } from "../scenarios/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Budget } from "./budget.ts";
import type { RunError } from "./run-error.ts";
import type { AccountPool } from "./users/account-pool.ts";
import { accountsNeeded } from "./users/accounts-needed.ts";

/** Which scenarios of a plan are begun; the others are left out. */
export interface Admission {
  /** Whether there is the time for the scenario, and accounts, which are set aside for it. */
  admits(scenario: Scenario): boolean;
  /** What was not admitted; undefined: nothing. */
  leftOut(): LeftOut | undefined;
}

export interface AdmissionOptions {
  readonly plan: Plan;
  readonly budget: Budget | undefined;
  readonly accounts: AccountPool;
}

export function createAdmission({ plan, budget, accounts }: AdmissionOptions): Admission {
  const leftOut: Scenario[] = [];
  const reasons = new Set<string>();
  const whyNot = (scenario: Scenario): string | undefined => {
    if (budget?.hasTimeFor(scenario) === false) return `by --budget ${budget.text}`;
    if (accounts.reserve(scenario)) return undefined;
    return `for want of accounts (${accounts.given} given, ${accountsNeededBy(plan)} needed for all)`;
  };
  return {
    admits: (scenario) => {
      const reason = whyNot(scenario);
      if (reason === undefined) return true;
      leftOut.push(scenario);
      reasons.add(reason);
      return false;
    },
    leftOut: () => {
      if (leftOut.length === 0) return undefined;
      const kept = [plan.preflight, ...plan.scenarios.filter((scenario) => !leftOut.includes(scenario))];
      return {
        reason: `left out ${[...reasons].join(" or ")}`,
        scenarios: leftOut.map(({ id }) => id),
        requirements: onlyPlannedBy(leftOut, kept),
      };
    },
  };
}

/** Why a run does not even begin: there are not enough accounts for its first scenario. */
export function tooFewAccounts(plan: Plan, { given }: AccountPool): RunError {
  return {
    code: "no-accounts",
    message: `Cannot begin: wanted ${accountsNeeded(plan.preflight)} accounts for the first scenario, found ${given} accounts.`,
    hint: `Each account is used once in a run. Give more: the whole plan takes ${accountsNeededBy(plan)}; with fewer, the best scenarios are performed.`,
  };
}

/** How many accounts the whole plan takes, since each is used once. */
function accountsNeededBy({ preflight, scenarios }: Plan): number {
  return [preflight, ...scenarios].reduce((sum, scenario) => sum + accountsNeeded(scenario), 0);
}
