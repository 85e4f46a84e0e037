import type { Draft } from "../build-scenario.ts";
import type { Scenario } from "../scenario.ts";

/**
 * A scenario as a draft that gives the same one when it is built again: its looks and fences are chosen now, what must
 * arrive is not. It goes on deciding what it decided, also where that rested on acts that it may lose.
 */
export function draftOf({ title, machine, cast, steps, requirements }: Scenario): Draft {
  return {
    title,
    machine,
    cast,
    acts: steps.map(({ command, looks, fence, rush }) => ({
      command,
      looks,
      fence,
      ...(rush === true ? { rush } : {}),
    })),
    decides: requirements,
  };
}
