import type { DeclaredQuirks } from "../history/history.ts";
import type { Actor } from "../model/command.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Ms } from "../time/clock.ts";

type Waiting = Pick<Scenario, "steps" | "waitMs">;

/**
 * How long a scenario waits at least: the time that it lets pass, and the time between a user's changes of presence
 * where the server limits how often there may be one. Fences are changes by a user of their own.
 */
export function waitingTime({ steps, waitMs }: Waiting, quirks: DeclaredQuirks = {}): Ms {
  const changes = new Map<Actor, number>();
  for (const { command } of steps) {
    if (command.type !== "setPresence" && command.type !== "refuse") continue;
    changes.set(command.user, (changes.get(command.user) ?? 0) + 1);
  }
  const fences = steps.filter(({ fence }) => fence).length;
  return waitMs + Math.max(fences, ...changes.values()) * (quirks.presencePutEveryMs ?? 0);
}
