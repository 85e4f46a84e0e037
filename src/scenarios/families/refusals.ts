import { type Fault, FAULTS } from "../../model/fault.ts";
import type { Presence } from "../../spec/profile.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { TRIO } from "../cast.ts";
import { put } from "../put.ts";
import type { Family, FamilyContext } from "./family.ts";

/** Every request that has to be refused, with a look and a fence after it: nothing may have changed, for anybody. */
export const refusals: Family = {
  name: "refusals",
  drafts: {
    smoke: (context) => round(context, 0),
    standard: (context) => round(context, 1),
    deep: (context) => [2, 3].slice(0, levelsOf(context).length - 2).flatMap((turn) => round(context, turn)),
  },
};

function levelsOf({ profile }: FamilyContext): readonly Presence[] {
  return profile.rules.presenceValues;
}

/** Each fault once, at a level that is another one in every round. */
function round(context: FamilyContext, turn: number): readonly Draft[] {
  const levels = levelsOf(context);
  const faults = FAULTS.filter((fault) => fault.holdsIn(context.profile));
  return levels.map((level, index) => ({
    title: `Requests that have to be refused while the user is ${level}, round ${turn + 1}.`,
    machine: "presence",
    cast: TRIO,
    acts: [
      act(put("A", level)),
      ...faults.filter((_, place) => (place + turn) % levels.length === index).map(refused),
      act(put("A", level)),
    ],
  }));
}

function refused(fault: Fault): Act {
  const own = { viewer: "A", subject: "A" };
  const command = { type: "refuse", user: "A", fault: fault.id } as const;
  return fault.aimsAtOther
    ? act({ ...command, at: "B" }, { looks: [own, { viewer: "B", subject: "B" }], fence: true })
    : act(command, { looks: [own], fence: true });
}
