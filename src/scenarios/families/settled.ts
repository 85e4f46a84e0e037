import type { Command } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Step } from "../scenario.ts";

/** Longer than a change of membership may take to reach who may see whom. */
export const SETTLING_MS = 1_200;

/** After somebody left, was kicked or banned: time until that is surely known, and a second look. */
export function settled(command: Command, looks: Step["looks"]): readonly Act[] {
  const ends = command.type === "leave" || command.type === "kick" || command.type === "ban";
  return ends ? [act({ type: "wait", ms: SETTLING_MS }, { looks })] : [];
}
