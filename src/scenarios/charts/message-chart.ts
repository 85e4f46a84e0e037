import type { Command, MessageChoice } from "../../model/command.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import { levelOf, type World } from "../../model/world.ts";
import type { Profile } from "../../spec/profile.ts";
import { commandLabel } from "../command-label.ts";
import type { Chart } from "./chart.ts";
import { worldChartOf } from "./world-chart-of.ts";

const CHOICES: readonly MessageChoice[] = ["fresh", "same", "none", "null", "empty"];

/** Levels × status message (none, empty, a text), with every way to give one at every level. */
export function messageChart({ rules }: Profile): Chart {
  const puts = rules.presenceValues.flatMap((presence) =>
    CHOICES.map((message): Command => ({ type: "setPresence", user: "A", presence, message })),
  );
  return worldChartOf({
    machine: "messages",
    input: { rules, policy: PLAIN_POLICY, users: ["A"], rooms: [] },
    events: (world) =>
      puts.filter((put) => put.type !== "setPresence" || put.message !== "same" || kindOf(world) === "text"),
    key: (world) => `${levelOf(world, "A")}.${kindOf(world)}`,
    label: commandLabel,
  });
}

function kindOf(world: World): "none" | "empty" | "text" {
  const message = world.users.A?.presence.context.message ?? null;
  if (message === null) return "none";
  return message === "" ? "empty" : "text";
}
