import type { Command } from "../../model/command.ts";
import { faultById } from "../../model/fault.ts";
import type { Scenario } from "../../scenarios/scenario.ts";

type Staged = Pick<Scenario, "cast" | "steps">;

/** How many accounts a scenario takes: its cast's, the fence's and the helper's. */
export function accountsNeeded(scenario: Staged): number {
  const { users, fence } = scenario.cast;
  return users.length + Number(fence) + Number(needsHelper(scenario));
}

/** Whether somebody beside the cast has to make a room that nobody of it is in. */
export function needsHelper(scenario: Staged): boolean {
  return does(scenario, (command) => command.type === "refuse" && command.fault === "message-elsewhere");
}

/** Whether it logs users in or out: then a token alone is not enough of an account. */
export function logsInOrOut(scenario: Staged): boolean {
  return (
    scenario.cast.devices.length > 0 ||
    does(
      scenario,
      (command) =>
        command.type === "logIn" ||
        command.type === "logOut" ||
        (command.type === "refuse" && faultById(command.fault).credentials === "loggedOut"),
    )
  );
}

function does({ steps }: Staged, fits: (command: Command) => boolean): boolean {
  const holds = (command: Command): boolean =>
    command.type === "together" ? command.commands.some(holds) : fits(command);
  return steps.some(({ command }) => holds(command));
}
