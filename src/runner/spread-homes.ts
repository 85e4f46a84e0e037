import type { Command } from "../model/command.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Homeserver } from "../targets/homeserver.ts";
import { hashOf } from "./account-name.ts";

/** Where the users of a scenario live. */
export interface Homes {
  /** @param place of the role in the cast */
  readonly of: (place: number) => Homeserver;
  /** All that somebody lives on, each once. */
  readonly used: readonly [Homeserver, ...Homeserver[]];
}

/** Of so many scenarios with strangers one has them live where nobody else does. */
const STRANGERS_APART = 4;

/**
 * Spreads a cast over homeservers that federate, the same way in every run: neighbours in the cast live apart, so that
 * who does something and who watches it do; whom it begins with differs from scenario to scenario, so that presence
 * crosses in every direction. Now and then the strangers have a homeserver for themselves: it is to be told nothing.
 * Presence lists stay at home: how they cross is another matter.
 */
export function spreadHomes(
  { family, title, cast, steps }: Scenario,
  homeservers: readonly [Homeserver, ...Homeserver[]],
): Homes {
  // Not by its id: performed again it has another.
  const chance = hashOf(`${family} ${title}`);
  const isSpread = !steps.some(({ command }) => changesList(command));
  const members = new Set(cast.rooms.flatMap((room) => [room.creator, ...room.members]));
  const isStranger = (place: number) => !members.has(cast.users[place] ?? "");
  const areStrangersApart =
    (chance >>> 1) % STRANGERS_APART === 0 &&
    members.size > 0 &&
    cast.users.some((_, place) => isStranger(place));
  const stepOf = (place: number) => (!isSpread ? 0 : areStrangersApart ? Number(isStranger(place)) : place);
  const of = (place: number) => homeservers[(chance + stepOf(place)) % homeservers.length] ?? homeservers[0];
  const others = cast.users.map((_, place) => of(place)).filter((home) => home !== of(0));
  return { of, used: [of(0), ...new Set(others)] };
}

function changesList(command: Command): boolean {
  return command.type === "together" ? command.commands.some(changesList) : command.type === "changeList";
}
