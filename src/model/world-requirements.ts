import type { RequirementId } from "../spec/requirement.ts";
import type { Command } from "./command.ts";
import { faultById } from "./fault.ts";
import { requirementsOn } from "./requirement-meta.ts";
import { takenTransitions } from "./taken-transitions.ts";
import type { World } from "./world.ts";

/** The requirements on the transitions that the command takes, and those of the fault where it is one. */
export function requirementsOf(world: World, command: Command): readonly RequirementId[] {
  if (command.type === "together")
    return [...new Set(command.commands.flatMap((one) => requirementsOf(world, one)))];
  const own: RequirementId[] = command.type === "refuse" ? [faultById(command.fault).requirement] : [];
  return [...new Set([...own, ...takenTransitions(world, command).flatMap(requirementsOn)])];
}
