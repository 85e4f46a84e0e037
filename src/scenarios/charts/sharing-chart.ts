import type { Actor, Command } from "../../model/command.ts";
import { PLAIN_POLICY } from "../../model/policy.ts";
import type { World } from "../../model/world.ts";
import type { Profile } from "../../spec/profile.ts";
import { actorLabel } from "../command-label.ts";
import type { Chart } from "./chart.ts";
import { worldChartOf } from "./world-chart-of.ts";

const PAIR = ["A", "B"] as const;

/** Two users in one private room that `K` keeps: invitations, joins, leaves, kicks, bans and their end. */
export function sharingChart({ rules }: Profile): Chart {
  const room = "r1";
  const events = PAIR.flatMap((at): readonly Command[] => [
    { type: "join", user: at, room },
    { type: "leave", user: at, room },
    { type: "invite", user: "K", at, room },
    { type: "kick", user: "K", at, room },
    { type: "ban", user: "K", at, room },
    { type: "unban", user: "K", at, room },
  ]);
  return worldChartOf({
    machine: "sharing",
    input: {
      rules,
      policy: PLAIN_POLICY,
      users: [...PAIR, "K"],
      rooms: [{ name: room, joinRule: "invite", joined: ["K"] }],
    },
    events: () => events,
    key: (world) => PAIR.map((user) => membershipIn(world, room, user)).join("."),
    label: actorLabel,
  });
}

/** Two users in several public rooms: joins and leaves in every order. */
export function roomsChart(rooms: readonly string[]): (profile: Profile) => Chart {
  const events = rooms.flatMap((room) =>
    PAIR.flatMap((user): readonly Command[] => [
      { type: "join", user, room },
      { type: "leave", user, room },
    ]),
  );
  return ({ rules }) =>
    worldChartOf({
      machine: `rooms-${rooms.length}`,
      input: {
        rules,
        policy: PLAIN_POLICY,
        users: [...PAIR, "K"],
        rooms: rooms.map((name) => ({ name, joinRule: "public", joined: ["K"] })),
      },
      events: () => events,
      key: (world) =>
        PAIR.map(
          (user) => rooms.filter((room) => membershipIn(world, room, user) === "joined").join("+") || "none",
        ).join("."),
      label: actorLabel,
    });
}

function membershipIn(world: World, room: string, user: Actor): string {
  return world.rooms[room]?.members[user]?.value ?? "outside";
}
