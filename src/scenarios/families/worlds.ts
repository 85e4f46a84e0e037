import type { Command } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room } from "../cast.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";
import { settled } from "./settled.ts";

const CAST: Cast = {
  users: ["A", "B", "K"],
  devices: [],
  rooms: [room("r1", ["K"], "public")],
  observers: ["A", "B"],
  fence: true,
};

/** Two users who change, come and go: every transition of their common world, modulo symmetry. */
export const worlds: Family = {
  name: "worlds",
  drafts: {
    standard: (context) => tours(context),
  },
};

function tours({ charts, profile, random }: FamilyContext): readonly Draft[] {
  const chart = charts.of("world");
  if (chart === undefined) return [];
  // Where nothing can suppress it, reading streams has made the observers online: back to where the graph begins.
  const begins =
    profile.binding.stream === "events" ? ["A", "B"].map((user) => act(put(user, "offline"))) : [];
  const paths = tour(chart.graph, { criterion: "transitions", maxSteps: 32, random: random("tour") });
  return paths.map((path, index) => ({
    title: `Every transition of the world of two users, part ${index + 1} of ${paths.length}.`,
    machine: "world",
    cast: CAST,
    acts: [...begins, ...path.flatMap(({ event }) => actsOf(event))],
  }));
}

function actsOf(event: Command): readonly Act[] {
  const user = "user" in event ? event.user : "A";
  const other = user === "A" ? "B" : "A";
  const moves = event.type === "join" || event.type === "leave";
  const looks = [
    { viewer: other, subject: user },
    moves ? { viewer: user, subject: other } : { viewer: user, subject: user },
  ];
  return [act(event, { looks }), ...settled(event, looks)];
}
