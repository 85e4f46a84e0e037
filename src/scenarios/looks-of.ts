import type { Actor } from "../model/command.ts";
import { sees } from "../model/visibility.ts";
import { relationsOf, type World } from "../model/world.ts";
import type { Cast, Step } from "./scenario.ts";

/**
 * Where to look after a command of the subject: they themselves, one who may see them and one who may not, another
 * one each time.
 */
export function looksOf(cast: Cast, world: World, [subject, turn]: readonly [Actor, number]): Step["looks"] {
  const relations = relationsOf(world);
  const others = cast.users.filter((user) => user !== subject);
  const viewers = others.filter((user) => sees(relations, user, subject));
  const strangers = others.filter((user) => !sees(relations, user, subject));
  return [subject, rotated(viewers, turn), rotated(strangers, turn)]
    .filter((viewer) => viewer !== undefined)
    .map((viewer) => ({ viewer, subject }));
}

function rotated(users: readonly Actor[], turn: number): Actor | undefined {
  return users[turn % Math.max(users.length, 1)];
}
