import type { Scenario } from "../../scenarios/scenario.ts";
import type { GivenAccount, Users } from "../../targets/users.ts";
import { accountsNeeded, logsInOrOut } from "./accounts-needed.ts";

/**
 * The accounts that the server's owner gave. Each is used once in a run: what one scenario leaves behind would be another
 * one's past.
 */
export interface AccountPool {
  /** Sets aside what the scenario needs. @returns false when there is not enough left; then nothing is set aside */
  reserve(scenario: Scenario): boolean;
  /** The next one of those set aside. @throws Error when there is none: reserve first */
  take(scenario: Scenario): GivenAccount;
  readonly given: number;
}

/** A pool of all accounts; where the server registers users it gives out none, and always has enough. */
export function createAccountPool(users: Users): AccountPool {
  let left: readonly GivenAccount[] = users.kind === "accounts" ? users.accounts : [];
  const reserved = new Map<string, GivenAccount[]>();
  return {
    given: left.length,
    reserve: (scenario) => {
      if (users.kind !== "accounts") return true;
      const fitting = logsInOrOut(scenario) ? left.filter(hasPassword) : tokensFirst(left);
      const chosen = fitting.slice(0, accountsNeeded(scenario));
      if (chosen.length < accountsNeeded(scenario)) return false;
      left = left.filter((account) => !chosen.includes(account));
      reserved.set(scenario.id, chosen);
      return true;
    },
    take: ({ id }) => {
      const account = reserved.get(id)?.shift();
      if (account === undefined)
        throw new Error(`Cannot give ${id} an account: wanted one set aside, found none.`);
      return account;
    },
  };
}

function hasPassword(account: GivenAccount): boolean {
  return "password" in account;
}

/** Those with a password are kept for scenarios that need them. */
function tokensFirst(accounts: readonly GivenAccount[]): readonly GivenAccount[] {
  return accounts.toSorted((one, other) => Number(hasPassword(one)) - Number(hasPassword(other)));
}
