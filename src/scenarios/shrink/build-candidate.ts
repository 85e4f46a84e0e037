import type { Actor, Command, DeviceName } from "../../model/command.ts";
import type { Profile } from "../../spec/profile.ts";
import { buildScenario, type Draft, ImpossibleAct } from "../build-scenario.ts";
import type { Charts } from "../charts/charts.ts";
import type { Scenario } from "../scenario.ts";

/** What is performed again counts for no coverage: its graphs need not be explored. */
const NO_CHARTS: Charts = { machines: [], of: () => undefined };

/**
 * A smaller draft as a scenario, with what must then arrive derived anew by the model; `undefined` when it is no lawful
 * test any more: an act makes no sense where it stands, or speaks of a session or a user that is not there.
 */
export function buildCandidate(
  draft: Draft,
  { profile, federated = false }: { readonly profile: Profile; readonly federated?: boolean },
  names: readonly [family: string, id: string],
): Scenario | undefined {
  if (!speaksOfWhatIsThere(draft)) return undefined;
  try {
    return buildScenario(draft, { profile, charts: NO_CHARTS, federated }, names);
  } catch (error) {
    if (error instanceof ImpossibleAct) return undefined;
    throw error;
  }
}

function speaksOfWhatIsThere({ cast, acts }: Draft): boolean {
  const users = new Set(cast.users);
  const sessions = new Set(cast.devices.map(({ user, device }) => `${user}/${device}`));
  const isThere = (user: Actor, device: DeviceName = "d1") =>
    users.has(user) && (device === "d1" || sessions.has(`${user}/${device}`));
  const fits = (command: Command): boolean => {
    if (command.type === "together") return command.commands.every(fits);
    if (command.type === "logIn") {
      sessions.add(`${command.user}/${command.device}`);
      return users.has(command.user);
    }
    if (!("user" in command)) return true;
    const device = "device" in command ? command.device : undefined;
    const fitting =
      isThere(command.user, device) &&
      (!("at" in command) || command.at === undefined || users.has(command.at));
    if (command.type === "logOut") sessions.delete(`${command.user}/${command.device}`);
    return fitting;
  };
  return acts.every(({ command }) => fits(command));
}
