import { act } from "../act.ts";
import { TRIO } from "../cast.ts";
import { tour } from "../tour.ts";
import type { Family } from "./family.ts";

/** Status messages: given, given again, omitted, null and empty, at and between all levels. */
export const messages: Family = {
  name: "messages",
  drafts: {
    standard: ({ charts, random }) => {
      const chart = charts.of("messages");
      if (chart === undefined) return [];
      const paths = tour(chart.graph, { criterion: "transitions", maxSteps: 40, random: random("tour") });
      return paths.map((path, index) => ({
        title: `Every way to give a status message at every level, part ${index + 1} of ${paths.length}.`,
        machine: "messages",
        cast: TRIO,
        acts: path.map(({ event }) => act(event)),
      }));
    },
  },
};
