import type { Command } from "../../model/command.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import type { Profile } from "../../spec/profile.ts";
import { commandLabel } from "../command-label.ts";
import type { Chart } from "./chart.ts";
import { worldChartOf } from "./world-chart-of.ts";

/** `A`'s presence list of `B`, with whom they share a room, and `C`, with whom they do not. */
export function listChart({ rules }: Profile): Chart {
  const user = "A";
  const invite = (...invited: readonly string[]): Command => ({
    type: "changeList",
    user,
    invite: invited,
    drop: [],
  });
  const drop = (...dropped: readonly string[]): Command => ({
    type: "changeList",
    user,
    invite: [],
    drop: dropped,
  });
  const events: readonly Command[] = [
    invite("B"),
    invite("C"),
    invite("B", "C"),
    drop("B"),
    drop("C"),
    drop("B", "C"),
    { type: "changeList", user, invite: ["B"], drop: ["C"] },
    invite(),
    { type: "lookList", user, at: user },
    { type: "refuse", user, fault: "list-invite-number" },
  ];
  return worldChartOf({
    machine: "lists",
    input: { rules, policy: PLAIN_POLICY, users: ["A", "B", "C"], rooms: [] },
    events: () => events,
    key: (world) => world.users.A?.list.context.listed.join("+") || "nobody",
    label: (command) =>
      command.type === "changeList"
        ? `changeList(+${command.invite.join("+")},-${command.drop.join("-")})`
        : commandLabel(command),
  });
}
