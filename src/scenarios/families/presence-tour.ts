import type { Command } from "../../model/command.ts";
import { type Fault, FAULTS } from "../../model/fault.ts";
import type { Profile } from "../../spec/profile.ts";
import { act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { COMPANY, TRIO } from "../cast.ts";
import { type Criterion, tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";

/** The levels and streams of one user: every transition, every pair, every three in a row. */
export const presenceTour: Family = {
  name: "presence-tour",
  drafts: {
    standard: (context) => [...drafts(context, "transitions"), ...drafts(context, "pairs")],
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
  const rotate = rotation(profile);
  const paths = tour(chart.graph, { criterion, maxSteps: 40, random: random(criterion) });
  return paths.map((path, index) => ({
    title: `${TITLES[criterion]} ${index + 1} of ${paths.length}.`,
    machine: "presence",
    cast: index % 4 === 0 ? COMPANY : TRIO,
    acts: path.map(({ event }) => act(rotate(event))),
  }));
}

/**
 * Where the graph does not care which, they take turns: refusals over every fault that the profile has (lists apart),
 * profile changes over both fields.
 */
function rotation(profile: Profile): (event: Command) => Command {
  const faults = FAULTS.filter((fault) => fault.holdsIn(profile) && !fault.id.startsWith("list-"));
  let refusals = 0;
  let changes = 0;
  return (event) => {
    if (event.type === "rename" && changes++ % 2 === 1) return { ...event, type: "changeAvatar" };
    const fault = event.type === "refuse" ? faults[refusals++ % faults.length] : undefined;
    return fault === undefined ? event : refused(fault);
  };
}

function refused(fault: Fault): Command {
  const refuse = { type: "refuse", user: "A", fault: fault.id } as const;
  return fault.aimsAtOther ? { ...refuse, at: "B" } : refuse;
}
