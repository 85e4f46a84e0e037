import type { Command } from "../model/command.ts";
import { isEnabled } from "../model/is-enabled.ts";
import { stepWorld } from "../model/step-world.ts";
import type { World } from "../model/world.ts";
import type { Random } from "../time/random.ts";

/** A kind of command with its share; `commands` are the choices that the kind has. */
export interface WalkKind {
  readonly name: string;
  readonly weight: number;
  readonly commands: readonly Command[];
}

export interface WalkOptions {
  readonly kinds: readonly WalkKind[];
  readonly steps: number;
  readonly random: Random;
  /** How likely it is, in percent, that a whole kind is left out of the walk (swarm testing). */
  readonly dropPercent: number;
}

/**
 * A seeded walk through a world by weighted chance. Each walk goes without some kinds of commands: what is rare beside
 * everything else is frequent when only a few kinds are left.
 */
export function walk(world: World, { kinds, steps, random, dropPercent }: WalkOptions): readonly Command[] {
  const kept = kinds.filter(() => random.below(100) >= dropPercent);
  const swarm = kept.length > 1 ? kept : kinds;
  const commands: Command[] = [];
  let current = world;
  while (commands.length < steps) {
    const possible = swarm
      .map((kind) => ({ ...kind, commands: kind.commands.filter((one) => isEnabled(current, one)) }))
      .filter((kind) => kind.commands.length > 0);
    if (possible.length === 0) break;
    const command = random.pick(weighted(possible, random).commands);
    commands.push(command);
    current = stepWorld(current, command);
  }
  return commands;
}

function weighted(kinds: readonly WalkKind[], random: Random): WalkKind {
  let left = random.below(kinds.reduce((sum, kind) => sum + kind.weight, 0));
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  return random.pick(kinds);
}
