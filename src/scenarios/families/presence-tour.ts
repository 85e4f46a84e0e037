import type { Command } from "../../model/command.ts";
import { FAULTS } from "../../model/fault.ts";
import type { Profile } from "../../spec/profile.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { COMPANY, TRIO } from "../cast.ts";
import { type Criterion, type Path, tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";

/** The levels and streams of one user: every transition, every pair, every three in a row. */
export const presenceTour: Family = {
  name: "presence-tour",
  drafts: {
    smoke: (context) => drafts(context, "transitions"),
    standard: (context) => drafts(context, "pairs"),
    deep: (context) => drafts(context, "triples"),
  },
};

const TITLES = {
  transitions: "Every transition of one user's presence, part",
  pairs: "Every pair of transitions of one user's presence, part",
  triples: "Every three transitions in a row of one user's presence, part",
} as const satisfies Record<Criterion, string>;

function drafts({ charts, profile, random }: FamilyContext, criterion: Criterion): readonly Draft[] {
  const chart = charts.of("presence");
  if (chart === undefined) return [];
  const faults = faultRotation(profile);
  const paths = tour(chart.graph, { criterion, maxSteps: 40, random: random(criterion) });
  return paths.map((path, index) => ({
    title: `${TITLES[criterion]} ${index + 1} of ${paths.length}.`,
    machine: "presence",
    cast: index % 4 === 0 ? COMPANY : TRIO,
    acts: actsOf(path, faults),
  }));
}

function actsOf(path: Path<Command>, nextFault: () => Command): readonly Act[] {
  return path.map(({ event }) => act(event.type === "refuse" ? nextFault() : event));
}

/** The refusals of a tour take turns: every fault that the profile has, lists apart. */
function faultRotation(profile: Profile): () => Command {
  const faults = FAULTS.filter((fault) => fault.holdsIn(profile) && !fault.id.startsWith("list-"));
  let turn = 0;
  return () => {
    const fault = faults[turn++ % faults.length];
    if (fault === undefined) throw new Error("Cannot refuse: wanted a fault that holds, found none.");
    const refuse = { type: "refuse", user: "A", fault: fault.id } as const;
    return fault.aimsAtOther ? { ...refuse, at: "B" } : refuse;
  };
}
