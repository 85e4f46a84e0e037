import { expect, it } from "vitest";
import { rankScenarios, type Worth } from "./rank-scenarios.ts";

const worth = (key: string, cost: number, kills: string, names = kills, decides = ""): Worth => ({
  key,
  cost,
  kills: new Set(kills),
  names: new Set(names),
  decides: new Set(decides),
});

it("puts the most new kills for the least cost first", () => {
  const { order } = rankScenarios([
    worth("dear", 100, "abcde"),
    worth("cheap", 10, "abc"),
    worth("other", 10, "d"),
    worth("rest", 30, "e"),
  ]);
  expect(order).toEqual(["cheap", "other", "rest", "dear"]);
});

it("prefers what names the requirement to what only notices", () => {
  expect(rankScenarios([worth("notices", 10, "ab", ""), worth("names", 10, "ab")]).order[0]).toBe("names");
});

it("takes what decides a requirement, though no mutant needs it", () => {
  const { order } = rankScenarios([
    worth("idle", 1, ""),
    worth("decides", 10, "", "", "x"),
    worth("good", 9, "a"),
  ]);
  expect(order).toEqual(["good", "decides", "idle"]);
});

it("keeps what notices nothing, last and in its order", () => {
  expect(rankScenarios([worth("idle", 1, ""), worth("lazy", 1, ""), worth("good", 99, "a")]).order).toEqual([
    "good",
    "idle",
    "lazy",
  ]);
});

it("ends smoke where it would cost too much, or where nothing new is left", () => {
  const costing = (cost: number) => Array.from("abcd", (kill, index) => worth(`s${index}`, cost, kill));
  expect(rankScenarios(costing(1_000)).smoke).toBe(2);
  expect(rankScenarios([...costing(10), worth("again", 10, "a")])).toMatchObject({ smoke: 4 });
});

it("has no smoke where nothing is found", () => {
  expect(rankScenarios([worth("idle", 1, "")])).toEqual({ smoke: 0, order: ["idle"] });
});
