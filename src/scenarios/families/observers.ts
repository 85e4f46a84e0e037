import type { Actor, Command } from "../../model/command.ts";
import { act, type Act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { room, TRIO } from "../cast.ts";
import { put } from "../put.ts";
import type { Cast } from "../scenario.ts";
import { alternate, pause, repeat, widen } from "../shapes.ts";
import type { Family, FamilyContext } from "./family.ts";
import { settled } from "./settled.ts";

const MESSAGE: Command = { type: "sendMessage", user: "D", room: "r1" };
const GROUP: Cast = {
  users: ["A", "B", "D", "C"],
  devices: [],
  rooms: [room("r1", ["A", "B", "D"])],
  observers: ["B", "D", "C"],
  fence: true,
};

/** What those who watch are told: many of them, after absences, in bursts, over several rooms. */
export const observers: Family = {
  name: "observers",
  drafts: {
    standard: (context) => [
      away(),
      lostAnswers(context),
      wide(13),
      manyWhileAway(),
      muchElseWhileAway(),
      bursts(context),
      severalRooms(),
      idle(),
      counters(),
      severalAtOnce(),
    ],
    deep: () => [wide(40)],
  },
};

function away(): Draft {
  return draft("An observer who was away is told the current state.", [
    act(put("A", "online")),
    ...pause([act(put("A", "unavailable")), act(put("A", "online")), act(put("A", "unavailable"))], "B", 1),
    act({ type: "pause", user: "B" }),
    act(put("A", "online"), { looks: [] }),
    act(put("A", "unavailable"), { looks: [] }),
    act({ type: "resume", user: "B" }),
  ]);
}

/** A token may be used again: whoever did not get the answer has learned nothing of it. */
function lostAnswers({ profile }: FamilyContext): Draft {
  const setPresence = profile.rules.setPresenceValues.length > 0 ? "offline" : "default";
  const poll = act({ type: "poll", user: "D", setPresence }, { looks: [], fence: false });
  const again = act({ type: "poll", user: "D", setPresence, again: true }, { looks: [], fence: false });
  return {
    ...draft("Who asks again from the same token is told again.", [
      act(put("A", "unavailable"), { looks: [] }),
      poll,
      ...repeat(
        (["online", "unavailable"] as const).flatMap((level) => [
          act(put("A", level), { looks: [], fence: false }),
          poll,
          again,
        ]),
        2,
      ),
    ]),
    decides: ["PRES-PROP-010"],
  };
}

function wide(others: number): Draft {
  return {
    title: `One change reaches everybody in a room of ${others + 2}.`,
    machine: "presence",
    cast: widen(TRIO, others),
    acts: [
      act(put("A", "online")),
      act(put("A", "online")),
      act(put("A", "unavailable")),
      act({ type: "sendMessage", user: "A", room: "r1" }),
    ],
  };
}

/** More changes than a server may like to keep for one stream. */
function manyWhileAway(): Draft {
  const subjects: readonly Actor[] = Array.from({ length: 13 }, (_, index) => `S${index + 1}`);
  const changes = (level: "online" | "unavailable") =>
    subjects.map((user) => act(put(user, level), { looks: [], fence: false, rush: true }));
  return {
    title: "Thirteen users change twice while an observer is away.",
    machine: "presence",
    cast: {
      users: ["B", ...subjects],
      devices: [],
      rooms: [room("r1", ["B", ...subjects])],
      observers: ["B"],
      fence: true,
    },
    acts: [
      act({ type: "pause", user: "B" }),
      ...changes("online"),
      ...changes("unavailable"),
      act({ type: "resume", user: "B" }, { fence: true }),
    ],
  };
}

function muchElseWhileAway(): Draft {
  const chatter = repeat([act(MESSAGE, { looks: [], fence: false })], 20);
  return draft("Dozens of other events lie between a change and the resumed stream.", [
    act(put("A", "online")),
    act({ type: "pause", user: "B" }),
    ...chatter,
    act(put("A", "unavailable")),
    ...chatter,
    act({ type: "resume", user: "B" }, { fence: true }),
    act(put("A", "online")),
  ]);
}

function bursts({ profile }: FamilyContext): Draft {
  const levels = profile.rules.presenceValues;
  const rushed = levels.map((level) => act(put("A", level), { looks: [], rush: true }));
  return draft("However fast the changes come, the last one told is the last one made.", [
    ...rushed,
    act(put("A", "unavailable"), { fence: true }),
    ...rushed.toReversed(),
    act(put("A", "online"), { fence: true }),
    ...rushed,
    act(put("A", "unavailable"), { fence: true }),
  ]);
}

function severalRooms(): Draft {
  const rooms = ["r1", "r2", "r3", "r4", "r5"].map((name) => room(name, ["A", "B", "D"]));
  const looks = [{ viewer: "B", subject: "A" }];
  const leaves = alternate(
    rooms.map(({ name }) => act({ type: "leave", user: "B", room: name }, { looks })),
    ["B", "A"],
  );
  return {
    ...draft("Sharing several rooms does not multiply the events; leaving one of them ends nothing.", [
      act(put("A", "online"), { fence: true }),
      act(put("A", "unavailable"), { fence: true }),
      ...leaves.flatMap((leave, index) => [
        leave,
        ...settled(leave.command, looks),
        act(put("A", index % 2 === 0 ? "online" : "unavailable"), { fence: true }),
      ]),
    ]),
    cast: { ...GROUP, rooms },
  };
}

/** Nothing happens to `A`; streams go round with other people's events, and must not repeat `A`. */
function idle(): Draft {
  const others = act(MESSAGE, { looks: [{ viewer: "B", subject: "A" }], fence: true });
  return draft("A presence that does not change is not told again.", [
    act(put("A", "online")),
    ...repeat([others, act({ type: "look", user: "B", at: "A" }), act({ type: "wait", ms: 1_000 })], 3),
  ]);
}

/** What goes wrong at the sixth time only shows on one subject. */
function counters(): Draft {
  const own: readonly Command[] = [
    put("A", "online"),
    put("A", "online"),
    put("A", "unavailable"),
    { type: "poll", user: "A", setPresence: "default" },
    { type: "sendMessage", user: "A", room: "r1" },
    { type: "refuse", user: "A", fault: "put-enum-away" },
  ];
  return draft("Every kind of act seven times on one subject.", [
    ...repeat(
      own.map((one) => act(one)),
      7,
    ),
    ...repeat([act({ type: "rename", user: "A", value: "fresh" })], 7),
    ...pause(repeat([act(put("A", "online")), act(put("A", "unavailable"))], 6), "B", 1),
  ]);
}

/** Several users in one answer: each is told with their own message, and who never had one with none. */
function severalAtOnce(): Draft {
  const [first, second, third, fourth] = ["S1", "S2", "S3", "S4"] as const;
  const silently = { looks: [], fence: false, rush: true } as const;
  const absence = (acts: readonly Command[]): readonly Act[] => [
    act({ type: "pause", user: "B" }),
    ...acts.map((one) => act(one, silently)),
    act({ type: "resume", user: "B" }),
    act({ type: "snapshot", user: "B" }),
  ];
  return {
    title:
      "Several users change while an observer is away: each is told with their own message, or with none.",
    machine: "presence",
    cast: {
      users: ["B", first, second, third, fourth],
      devices: [],
      rooms: [room("r1", ["B", first, second, third, fourth])],
      observers: ["B"],
      fence: true,
    },
    acts: [
      ...absence([
        put(first, "online"),
        put(second, "unavailable", "none"),
        put(third, "unavailable"),
        put(fourth, "online", "none"),
      ]),
      ...absence([
        put(fourth, "unavailable", "none"),
        put(third, "online", "empty"),
        put(second, "online", "none"),
        put(first, "unavailable"),
      ]),
    ],
  };
}

function draft(title: string, acts: readonly Act[]): Draft {
  return { title, machine: "presence", cast: GROUP, acts };
}
