import type { Command } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room, TRIO } from "../cast.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { tour } from "../tour.ts";
import type { Family, FamilyContext } from "./family.ts";
import { settled } from "./settled.ts";

const RENAME: Command = { type: "rename", user: "A", value: "fresh" };
const PICTURE: Command = { type: "changeAvatar", user: "A", value: "fresh" };

/** Names and avatars: what their change brings to whom, and that it moves nothing else. */
export const profileChanges: Family = {
  name: "profile-changes",
  drafts: {
    standard: (context) => [severalRooms(), ...tours(context), leftRoom()],
  },
};

function tours({ charts, random }: FamilyContext): readonly Draft[] {
  const chart = charts.of("profile");
  if (chart === undefined) return [];
  const paths = tour(chart.graph, { criterion: "transitions", maxSteps: 30, random: random("tour") });
  return paths.map((path, index) => ({
    title: `Every change of name and avatar at every level, part ${index + 1} of ${paths.length}.`,
    machine: "profile",
    cast: TRIO,
    acts: path.map(({ event }) => act(event, event.type === "setPresence" ? {} : { looks: LOOKS })),
    decides: ["PRES-PROF-010"],
  }));
}

const LOOKS = [
  { viewer: "A", subject: "A" },
  { viewer: "B", subject: "A" },
];

/** A change reaches the members of every room, and nobody else. */
function severalRooms(): Draft {
  const cast: Cast = {
    users: ["A", "B", "D", "E", "C"],
    devices: [],
    rooms: [
      room("r1", ["A", "B"]),
      room("r2", ["A", "D"]),
      room("r3", ["A", "B", "D"]),
      room("r4", ["A", "E"]),
    ],
    observers: ["B", "D", "E", "C"],
    fence: true,
  };
  const changes: readonly Act[] = [RENAME, PICTURE, RENAME].map((one) =>
    act(one, { looks: LOOKS, fence: true }),
  );
  return {
    title: "A new name and a new avatar reach every room of the user, and only those.",
    machine: "profile",
    cast,
    acts: [
      act(put("A", "online")),
      ...changes,
      act(put("A", "unavailable")),
      act(RENAME, { looks: LOOKS, fence: true }),
    ],
  };
}

/** Of a room that was left a profile change tells nothing, and does not bring the user back into it. */
function leftRoom(): Draft {
  const looks = [
    { viewer: "B", subject: "A" },
    { viewer: "D", subject: "A" },
  ];
  const leave: Command = { type: "leave", user: "A", room: "r2" };
  return {
    title: "A new name and a new avatar leave the rooms that the user has left alone.",
    machine: "presence",
    cast: {
      users: ["A", "B", "D"],
      devices: [],
      rooms: [room("r1", ["A", "B"]), room("r2", ["D", "A"], "public")],
      observers: ["B", "D"],
      fence: true,
    },
    acts: [
      act(put("A", "online"), { looks }),
      act(leave, { looks }),
      ...settled(leave, looks),
      ...[RENAME, PICTURE].flatMap((one) => [
        act(one, { looks, fence: true }),
        act({ type: "readRoom", user: "D", room: "r2" }),
      ]),
      act(put("A", "unavailable"), { looks, fence: true }),
      act({ type: "join", user: "A", room: "r2" }, { looks }),
      act(RENAME, { looks, fence: true }),
    ],
  };
}
