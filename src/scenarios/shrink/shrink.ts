import { fewerActs } from "./fewer-acts.ts";
import { fewerLooks } from "./fewer-looks.ts";
import type { Rounds, Showing } from "./rounds.ts";
import { simplerCommands } from "./simpler-commands.ts";
import { smallerCast } from "./smaller-cast.ts";

/**
 * Looks for a smaller draft that shows the same: fewer acts, then users, streams, devices and rooms, then looks and
 * fences, then plainer values and shorter waits; all over again until nothing can be left out any more.
 */
export function* shrink(start: Showing): Rounds<Showing> {
  let smallest = start;
  for (let before: Showing | undefined; before !== smallest;) {
    before = smallest;
    smallest = yield* fewerActs(smallest);
    smallest = yield* smallerCast(smallest);
    smallest = yield* fewerLooks(smallest);
    smallest = yield* simplerCommands(smallest);
  }
  return smallest;
}
