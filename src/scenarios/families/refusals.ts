import { type Fault, FAULTS, MALFORMED_PUTS } from "../../model/fault.ts";
import type { Presence } from "../../spec/profile.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { TRIO } from "../cast.ts";
import { put } from "../put.ts";
import { repeat } from "../shapes.ts";
import type { Family, FamilyContext } from "./family.ts";

/** Every request that has to be refused, with a look and a fence after it: nothing may have changed, for anybody. */
export const refusals: Family = {
  name: "refusals",
  drafts: {
    standard: (context) => [
      ...round(context, 0),
      tokenForms(context),
      ...round(context, 1),
      ...malformed(context),
      repeated(),
    ],
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

/** So many bodies that a scenario is of the length of others. */
const BODIES = 40;
/** After so many bodies a fence shows that none of them was told. */
const FENCED = 5;

/** Every malformed body once, at levels that are not the one it asks for. */
function malformed(context: FamilyContext): readonly Draft[] {
  const levels = levelsOf(context).filter((level) => level !== "unavailable");
  const count = Math.ceil(MALFORMED_PUTS.length / BODIES);
  return Array.from({ length: count }, (_, part): Draft => {
    const level = levels[part % levels.length] ?? "online";
    const faults = MALFORMED_PUTS.slice(part * BODIES, (part + 1) * BODIES);
    return {
      title: `Bodies of PUT that are wrong in one or two ways, part ${part + 1} of ${count}.`,
      machine: "presence",
      cast: TRIO,
      acts: [
        act(put("A", level)),
        ...faults.map((fault, place) => ({
          ...refused(fault),
          fence: place % FENCED === FENCED - 1 || place === faults.length - 1,
        })),
        act(put("A", level)),
      ],
    };
  });
}

/** The sixth refusal is one like the first, and the tenth look. */
function repeated(): Draft {
  const faults = ["put-enum-away", "put-garbage-token", "put-message-number"] as const;
  const own = { viewer: "A", subject: "A" };
  const other = { viewer: "B", subject: "A" };
  const again = faults.map((fault) =>
    act({ type: "refuse", user: "A", fault }, { looks: [own, other], fence: false }),
  );
  return {
    title: "The same refusals over and over, and between them what is right.",
    machine: "presence",
    cast: TRIO,
    acts: [
      act(put("A", "online")),
      ...repeat([...again, act(put("A", "unavailable")), ...again, act(put("A", "online"))], 3),
      act(put("A", "offline"), { looks: [other] }),
      act({ type: "look", user: "A", at: "A" }, { looks: [other] }),
    ],
  };
}

function refused(fault: Fault): Act {
  const own = { viewer: "A", subject: "A" };
  const command = { type: "refuse", user: "A", fault: fault.id } as const;
  return fault.aimsAtOther
    ? act({ ...command, at: "B" }, { looks: [own, { viewer: "B", subject: "B" }], fence: true })
    : act(command, { looks: [own], fence: true });
}

/** A token is a token however it travels: in each form that the profile has, for a write and for a look. */
function tokenForms({ profile: { rules } }: FamilyContext): Draft {
  const looks = [
    { viewer: "A", subject: "A" },
    { viewer: "B", subject: "A" },
  ];
  return {
    title: "The access token in every form that the profile has.",
    machine: "presence",
    cast: TRIO,
    acts: rules.tokenForms.flatMap((tokenForm) => [
      act({ type: "setPresence", user: "A", presence: "online", message: "fresh", tokenForm }, { looks }),
      act({ type: "look", user: "B", at: "A", tokenForm }, { looks: [], fence: false }),
      act(
        { type: "setPresence", user: "A", presence: "unavailable", message: "fresh", tokenForm },
        { looks },
      ),
    ]),
  };
}
