import { describe, expect, it } from "vitest";
import type { Command } from "../../model/command.ts";
import { profile } from "../../spec/profiles.ts";
import { act } from "../act.ts";
import type { Draft } from "../build-scenario.ts";
import { COMPANY, room } from "../cast.ts";
import { put } from "../put.ts";
import type { Scenario } from "../scenario.ts";
import { buildCandidate } from "./build-candidate.ts";
import { shrink } from "./shrink.ts";

const v1 = profile("v1");
const build = (draft: Draft) => buildCandidate(draft, { profile: v1 }, ["test", "test/001"]);
const isOf = (type: Command["type"], user: string) => (command: Command) =>
  command.type === type && "user" in command && command.user === user;

/** Shrinks by a fault that is known, and notes what was tried. */
function shrunk(start: Draft, shows: (scenario: Scenario) => readonly number[] | undefined) {
  const tried: Scenario[] = [];
  const showsIn = (draft: Draft) => {
    const scenario = build(draft);
    if (scenario !== undefined) tried.push(scenario);
    return scenario && shows(scenario);
  };
  const rounds = shrink({ draft: start, places: showsIn(start) ?? [] });
  for (let round = rounds.next(); ;) {
    if (round.done === true) return { smallest: round.value.draft, tried };
    const results = round.value.map(showsIn);
    const candidate = results.findIndex((places) => places !== undefined);
    round = rounds.next(candidate < 0 ? undefined : { candidate, places: results[candidate] ?? [] });
  }
}

/** Shows at every act that fits, once the others came before it in that order. */
function inOrder(...wanted: readonly ((command: Command) => boolean)[]) {
  return ({ steps }: Scenario): readonly number[] | undefined => {
    const places: number[] = [];
    for (const fits of wanted) {
      const from = (places.at(-1) ?? -1) + 1;
      const place = steps.findIndex(({ command }, at) => at >= from && fits(command));
      if (place < 0) return undefined;
      places.push(place);
    }
    return places.slice(-1);
  };
}

const typesOf = ({ acts }: Draft) => acts.map(({ command }) => command.type);

describe("shrink", () => {
  const usual: readonly Command[] = [
    put("B", "unavailable"),
    { type: "sendMessage", user: "A", room: "r1" },
    { type: "connect", user: "D", setPresence: "default" },
    put("A", "online"),
    { type: "poll", user: "A", setPresence: "default" },
    { type: "look", user: "C", at: "A" },
    { type: "disconnect", user: "D" },
    { type: "rename", user: "B", value: "fresh" },
  ];
  const acts = [...usual, ...usual, ...usual, ...usual].map((command) => act(command));
  const long: Draft = { title: "", machine: "presence", cast: COMPANY, acts };

  it("leaves of a long walk the acts that are needed, and of its cast who does them", () => {
    const [first, second] = [isOf("setPresence", "A"), isOf("sendMessage", "A")];
    const { smallest } = shrunk(long, inOrder(first, second, first));
    expect(typesOf(smallest)).toEqual(["setPresence", "sendMessage", "setPresence"]);
    expect(smallest.cast).toEqual({
      users: ["A"],
      devices: [],
      rooms: [{ name: "r1", creator: "A", members: [], preset: "private" }],
      observers: [],
      fence: false,
    });
    expect(smallest.acts.flatMap(({ looks }) => looks ?? [])).toEqual([]);
  });

  it("tries nothing that makes no sense, and nothing that is larger", () => {
    const { tried } = shrunk(long, inOrder(isOf("sendMessage", "A"), isOf("setPresence", "A")));
    expect(tried.length).toBeGreaterThan(10);
    for (const { steps, cast } of tried) {
      expect(steps.length).toBeLessThanOrEqual(long.acts.length);
      for (const { command, looks } of steps) {
        expect(cast.users).toEqual(expect.arrayContaining("user" in command ? [command.user] : []));
        for (const { viewer, subject } of looks)
          expect(cast.users).toEqual(expect.arrayContaining([viewer, subject]));
      }
    }
  });

  it("takes the same course every time", () => {
    const course = () => shrunk(long, inOrder(isOf("setPresence", "A"), isOf("poll", "A"))).tried;
    expect(course()).toEqual(course());
  });

  it("keeps two acts of which each is needed for the other", () => {
    const draft: Draft = {
      title: "",
      machine: "presence",
      cast: COMPANY,
      acts: [
        act({ type: "connect", user: "A", setPresence: "default" }),
        act(put("B", "online")),
        act({ type: "disconnect", user: "A" }),
        act(put("A", "online")),
      ],
    };
    // Open and closed, or neither; both go in one round.
    const shows = ({ steps }: Scenario) => {
      const types = steps.map(({ command }) => command.type);
      const isWhole = types.includes("connect") === types.includes("disconnect");
      const last = steps.at(-1)?.command;
      return isWhole && last !== undefined && isOf("setPresence", "A")(last) ? [steps.length - 1] : undefined;
    };
    expect(typesOf(shrunk(draft, shows).smallest)).toEqual(["setPresence"]);
  });

  it("begins with whatever only sets the scene", () => {
    const draft: Draft = {
      title: "",
      machine: "presence",
      cast: { ...COMPANY, rooms: [room("r1", ["K", "B"]), room("r2", ["A"])], users: ["A", "B", "K"] },
      acts: [
        act({ type: "leave", user: "B", room: "r1" }),
        act({ type: "invite", user: "K", at: "A", room: "r1" }),
        act({ type: "join", user: "A", room: "r1" }),
        act({ type: "logIn", user: "A", device: "d2" }),
        act({ type: "setPresence", user: "A", device: "d2", presence: "online", message: "fresh" }),
      ],
    };
    const shows = ({ steps, cast }: Scenario) => {
      const last = steps.at(-1)?.command;
      const isShown = last?.type === "setPresence" && last.device === "d2" && cast.users.length === 3;
      const isIn = (user: string) =>
        cast.rooms.some(
          ({ name, creator, members }) => name === "r1" && [creator, ...members].includes(user),
        ) || steps.some(({ command }) => command.type === "join" && command.user === user);
      return isShown && isIn("A") ? [steps.length - 1] : undefined;
    };
    const { smallest } = shrunk(draft, shows);
    expect(typesOf(smallest)).toEqual(["setPresence"]);
    expect(smallest.cast.devices).toEqual([{ user: "A", device: "d2" }]);
    expect(smallest.cast.rooms).toEqual([{ name: "r1", creator: "A", members: [], preset: "private" }]);
  });

  it("shortens waits, joins them, and says plainly what need not be odd", () => {
    const draft: Draft = {
      title: "",
      machine: "presence",
      cast: COMPANY,
      acts: [
        act({ ...put("A", "online"), written: "long", path: "encoded" } as Command),
        act({ type: "wait", ms: 1_700 }),
        act({ type: "wait", ms: 1_700 }),
        act({ type: "look", user: "A", at: "A", path: "raw" }),
      ],
    };
    const shows = ({ steps }: Scenario) => {
      const waited = steps.reduce((sum, { command }) => sum + (command.type === "wait" ? command.ms : 0), 0);
      const isPut = steps[0]?.command.type === "setPresence";
      return isPut && waited >= 1_900 && steps.at(-1)?.command.type === "look"
        ? [0, steps.length - 1]
        : undefined;
    };
    expect(shrunk(draft, shows).smallest.acts.map(({ command }) => command)).toEqual([
      { type: "setPresence", user: "A", presence: "online", message: "fresh" },
      { type: "wait", ms: 2_000 },
      { type: "look", user: "A", at: "A" },
    ]);
  });

  it("goes from one look, one fence, one stream to none where none is needed", () => {
    const looks = [{ viewer: "B", subject: "A" }];
    const looking = { ...long, acts: long.acts.map((one) => ({ ...one, looks, fence: true })) };
    const { smallest } = shrunk(looking, ({ steps }) =>
      steps.some(({ command }) => command.type === "setPresence") ? [0] : undefined,
    );
    expect(smallest.acts).toHaveLength(1);
    expect(smallest.acts[0]).toMatchObject({ looks: [], fence: false });
    expect(smallest.cast).toMatchObject({ observers: [], fence: false, rooms: [] });
  });

  it("lets time pass instead, where that is all that many acts were good for", () => {
    const many = Array.from({ length: 20 }, () => put("B", "online"));
    const acts = [{ type: "sendMessage", user: "A", room: "r1" } as const, ...many, put("A", "online")];
    const start = {
      title: "t",
      machine: "presence",
      cast: COMPANY,
      acts: acts.map((one) => act(one)),
    } as const;
    const takes = (command: Command) => (command.type === "wait" ? command.ms : 60);
    const { smallest } = shrunk(start, ({ steps }) => {
      const from = steps.findIndex(({ command }) => command.type === "sendMessage");
      const to = steps.findLastIndex(({ command }) => isOf("setPresence", "A")(command));
      const between = from < 0 ? [] : steps.slice(from + 1, to);
      const passed = between.reduce((sum, { command }) => sum + takes(command), 0);
      return passed >= 1_000 ? [to] : undefined;
    });
    expect(typesOf(smallest)).toEqual(["sendMessage", "wait", "setPresence"]);
  });

  it("has somebody look instead, where an act only took its time", () => {
    const start = {
      title: "t",
      machine: "presence",
      cast: COMPANY,
      acts: [
        act(put("A", "online"), { looks: [] }),
        act({ type: "snapshot", user: "B" }, { looks: [] }),
        act(put("A", "unavailable"), { looks: [] }),
      ],
    } as const;
    const { smallest } = shrunk(start, ({ steps }) => {
      const places = steps.flatMap(({ command }, place) =>
        isOf("setPresence", "A")(command) ? [place] : [],
      );
      const [one = 0, other = 0] = places;
      const requests = other - one + (steps[one]?.looks.length ?? 0);
      return places.length === 2 && requests > 1 ? [other] : undefined;
    });
    expect(typesOf(smallest)).toEqual(["setPresence", "setPresence"]);
    expect(smallest.acts[0]?.looks).toEqual([{ viewer: "B", subject: "B" }]);
  });
});
