import type { Statechart } from "../../model/statechart.ts";
import type { Profile } from "../../spec/profile.ts";
import type { Graph } from "../graph.ts";
import { exploredGraphs } from "./explored-graphs.ts";

/** Every graph that scenarios walk in this profile, as data. A run's coverage, and the steps of its history, name these. */
export function exploredCharts(profile: Profile): readonly Statechart[] {
  return exploredGraphs(profile).map(exploredChart);
}

/** What each graph is of. */
const ABOUT: Readonly<Record<string, string>> = {
  presence: "One user: level and stream, with everything that moves them and everything that must not.",
  messages: "One user: level and status message, with every way to give one.",
  profile: "One user: name and avatar at every level, changed, set again, and refused.",
  sharing: "Two users in a private room: invitations, joins, leaves, kicks, bans and their end.",
  "rooms-2": "Two users in two public rooms: joins and leaves in every order.",
  "rooms-3": "Two users in three public rooms: joins and leaves in every order.",
  lists: "One user's presence list of two others.",
  timers: "One user: level and stream, with the server's own timers.",
  world: "Two users of one room: the level of each, and whether they are joined.",
  "client-1min": "A client that idles after a minute, up to just before and exactly at its timeout.",
  "client-5min": "A client that idles after five minutes, up to just before and exactly at its timeout.",
};

function exploredChart(graph: Graph<unknown>): Statechart {
  const { machine, nodes, edges, initial } = graph;
  return {
    name: machine,
    about: ABOUT[machine] ?? "",
    initial,
    states: nodes.map((key) => ({ key, name: key })),
    transitions: edges.map(({ id, from, to, label, requirements }) => ({
      id,
      from,
      to,
      on: { event: label },
      actions: [],
      reenter: true,
      requirements,
    })),
  };
}
