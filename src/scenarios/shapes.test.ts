import { describe, expect, it } from "vitest";
import { profile } from "../spec/profiles.ts";
import { act } from "./act.ts";
import { TRIO } from "./cast.ts";
import { chartsOf } from "./charts/charts.ts";
import { put } from "./put.ts";
import { alternate, pause, repeat, spaced, split, widen } from "./shapes.ts";

const acts = [act(put("A", "online")), act(put("A", "offline")), act(put("A", "unavailable"))];
const types = (list: readonly { readonly command: { readonly type: string } }[]) =>
  list.map(({ command }) => command.type);

describe("shapes", () => {
  it("repeat: the same again", () => {
    expect(repeat(acts, 3)).toEqual([...acts, ...acts, ...acts]);
  });

  it("widen: more who watch, in the first room", () => {
    const wide = widen(TRIO, 2);
    expect(wide.observers).toEqual(["B", "C", "O1", "O2"]);
    expect(wide.rooms[0]?.members).toEqual(["B", "O1", "O2"]);
  });

  it("pause: every absence ends", () => {
    expect(types(pause(acts, "B", 1))).toEqual([
      "pause",
      "setPresence",
      "resume",
      "setPresence",
      "pause",
      "setPresence",
      "resume",
    ]);
    expect(types(pause(acts, "B", 2))).toEqual([
      "setPresence",
      "setPresence",
      "pause",
      "setPresence",
      "resume",
    ]);
  });

  it("alternate: the actors take turns", () => {
    const users = alternate(acts, ["A", "B"]).map(({ command }) => "user" in command && command.user);
    expect(users).toEqual(["A", "B", "A"]);
  });

  it("spaced: time before, between and after", () => {
    expect(types(spaced(acts.slice(0, 2), 5))).toEqual([
      "wait",
      "setPresence",
      "wait",
      "setPresence",
      "wait",
    ]);
  });

  it("split: one path per edge, each ending with it", () => {
    const { graph } = chartsOf(profile("v1")).of("timers")!;
    const paths = split(graph, ({ event }) => event.type === "elapse");
    expect(paths.map((path) => path.map(({ id }) => id.split(">")[1]))).toEqual([
      ["setPresence(unavailable,fresh)", "elapse(offline)"],
      ["setPresence(online,fresh)", "elapse(offline)"],
      ["connect(default)", "elapse(idle)"],
    ]);
  });
});
