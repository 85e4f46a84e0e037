import type { Command } from "../../model/command.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import type { Profile } from "../../spec/profile.ts";
import { commandLabel } from "../command-label.ts";
import type { Chart } from "./chart.ts";
import { levelEvents, streamChoices } from "./presence-events.ts";
import { presenceKey } from "./presence-key.ts";
import { worldChartOf } from "./world-chart-of.ts";

/**
 * One user's presence with the server's own timers: its `after` transitions as commands of the clock. Only these are its
 * own; the others lead to them, and are the presence graph's.
 */
export function timerChart({ rules }: Profile): Chart {
  const user = "A";
  const events: readonly Command[] = [
    ...levelEvents(rules, user),
    ...streamChoices(rules).map((setPresence): Command => ({ type: "connect", user, setPresence })),
    { type: "disconnect", user },
    { type: "elapse", timer: "offline", user },
    { type: "elapse", timer: "idle", user },
    { type: "sendMessage", user, room: "r1" },
  ];
  const chart = worldChartOf({
    machine: "timers",
    input: {
      rules,
      policy: PLAIN_POLICY,
      users: [user],
      rooms: [{ name: "r1", joinRule: "invite", joined: [user] }],
    },
    // Without a stream a user is offline long before they could be idle.
    events: (world) =>
      events.filter(
        (event) =>
          event.type !== "elapse" || event.timer !== "idle" || world.users[user]?.streaming.length === 1,
      ),
    key: (world) => {
      const presence = world.users[user]?.presence;
      return presence === undefined ? "" : presenceKey(presence);
    },
    label: commandLabel,
  });
  return {
    graph: chart.graph,
    counts: ({ event }) => event.type === "elapse",
    edgeAt: (world, command) => (command.type === "elapse" ? chart.edgeAt(world, command) : undefined),
  };
}
