import type { Command } from "../../model/command.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import { levelOf, type World } from "../../model/world.ts";
import type { Profile } from "../../spec/profile.ts";
import { actorLabel } from "../command-label.ts";
import type { Chart } from "./chart.ts";
import { levelEvents } from "./presence-events.ts";
import { worldChartOf } from "./world-chart-of.ts";

/** Name and avatar × level: every change at every level, changes to the same value, and refused ones. */
export function profileChart({ rules }: Profile): Chart {
  const user = "A";
  const events: readonly Command[] = [
    { type: "rename", user, value: "fresh" },
    { type: "rename", user, value: "same" },
    { type: "changeAvatar", user, value: "fresh" },
    { type: "changeAvatar", user, value: "same" },
    { type: "refuse", user: "B", fault: "rename-other", at: user },
    ...levelEvents(rules, user),
  ];
  return worldChartOf({
    machine: "profile",
    input: { rules, policy: PLAIN_POLICY, users: ["A", "B"], rooms: [] },
    events: (world) => events.filter((event) => !isSame(event) || hasValue(world, event)),
    key: (world) => `${fieldsOf(world)}.${levelOf(world, user)}`,
    label: actorLabel,
  });
}

function isSame(event: Command): boolean {
  return (event.type === "rename" || event.type === "changeAvatar") && event.value === "same";
}

function hasValue(world: World, event: Command): boolean {
  const fields = fieldsOf(world);
  return fields === "complete" || fields === (event.type === "rename" ? "named" : "pictured");
}

function fieldsOf(world: World): string {
  return world.users.A?.profile.value ?? "blank";
}
