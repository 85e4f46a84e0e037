import type { MessageText } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { TRIO } from "../cast.ts";
import { tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";

const TEXTS: readonly MessageText[] = ["foreign", "markup", "padded", "long", "very-long"];

/** Status messages: given, given again, omitted, null and empty, at and between all levels. */
export const messages: Family = {
  name: "messages",
  drafts: {
    standard: (context) => [written(), ...tours(context)],
  },
};

function tours({ charts, random }: FamilyContext): readonly Draft[] {
  const chart = charts.of("messages");
  if (chart === undefined) return [];
  const paths = tour(chart.graph, { criterion: "transitions", maxSteps: 40, random: random("tour") });
  return paths.map((path, index) => ({
    title: `Every way to give a status message at every level, part ${index + 1} of ${paths.length}.`,
    machine: "messages",
    cast: TRIO,
    acts: path.map(({ event }) => act(event)),
  }));
}

/** A message is told as it was given, whatever it is made of; a server that takes no long ones says so. */
function written(): Draft {
  const looks = [
    { viewer: "A", subject: "A" },
    { viewer: "B", subject: "A" },
  ];
  const put = (text: MessageText, turn: number): Act =>
    act(
      {
        type: "setPresence",
        user: "A",
        presence: turn % 2 === 0 ? "online" : "unavailable",
        message: "fresh",
        written: text,
      },
      { looks },
    );
  return {
    title: "Status messages that are long, foreign, full of markup, or padded.",
    machine: "presence",
    cast: TRIO,
    acts: [...TEXTS, "foreign" as const].map(put),
  };
}
