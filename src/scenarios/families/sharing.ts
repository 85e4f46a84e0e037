import type { Actor, Command } from "../../model/command.ts";
import type { ProfileRules } from "../../spec/profile.ts";
import { act, type Act } from "../act.ts";
import { room } from "../cast.ts";
import type { Draft } from "../build-scenario.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { type Path, tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";
import { settled } from "./settled.ts";

const LOOKS = [
  { viewer: "A", subject: "B" },
  { viewer: "B", subject: "A" },
];

/** Who sees whom while people come and go: after each change of membership both look, and both change. */
export const sharing: Family = {
  name: "sharing",
  drafts: {
    standard: (context) => [
      ...ofMachine(context, "rooms-2", 8).slice(0, 1),
      ...ofMachine(context, "sharing", 8),
      ...ofMachine(context, "rooms-2", 12),
    ],
    deep: (context) => ofMachine(context, "rooms-3", 12),
  },
};

function ofMachine(
  { charts, profile, random }: FamilyContext,
  machine: string,
  maxSteps: number,
): readonly Draft[] {
  const chart = charts.of(machine);
  if (chart === undefined) return [];
  const paths = tour(chart.graph, {
    criterion: "transitions",
    maxSteps,
    random: random(`${machine}/${maxSteps}`),
  });
  return paths.map((path, index) => ({
    title: `Memberships of two users (${machine}, up to ${maxSteps} steps), part ${index + 1} of ${paths.length}.`,
    machine,
    cast: castOf(machine),
    acts: actsOf(path, profile.rules),
    decides: ["PRES-VIS-011", "PRES-VIS-012"],
  }));
}

function castOf(machine: string): Cast {
  const names = machine === "sharing" ? ["r1"] : ["r1", "r2", "r3"].slice(0, Number(machine.slice(-1)));
  return {
    users: ["A", "B", "K"],
    devices: [],
    rooms: names.map((name) => room(name, ["K"], machine === "sharing" ? "private" : "public")),
    observers: ["A", "B"],
    fence: true,
  };
}

function actsOf(path: Path<Command>, rules: ProfileRules): readonly Act[] {
  const shown = rules.presenceValues.filter((level) => level !== "offline");
  return path.flatMap(({ event }, index) => {
    const order: readonly Actor[] = index % 2 === 0 ? ["A", "B"] : ["B", "A"];
    return [
      act(event, { looks: LOOKS }),
      ...settled(event, LOOKS),
      ...order.map((user, place) => {
        const level = shown[(index + place) % shown.length] ?? "online";
        return act(put(user, level), { looks: LOOKS.filter(({ subject }) => subject === user), fence: true });
      }),
    ];
  });
}
