import { expect, it } from "vitest";
import type { Verdict } from "../verdict.ts";
import { worstFirst } from "./worst-first.ts";

it("puts the worst first, and lets families take turns among what is well", () => {
  const scenario = (id: string, family: string, verdict: Verdict) => ({
    id,
    family,
    verdict,
    title: "",
    steps: 1,
  });
  const ordered = worstFirst([
    scenario("a/1", "a", "pass"),
    scenario("a/2", "a", "pass"),
    scenario("b/1", "b", "observed"),
    scenario("b/2", "b", "warn"),
    scenario("c/1", "c", "fail"),
    scenario("c/2", "c", "error"),
    scenario("c/3", "c", "fail"),
  ]);
  expect(ordered.map(({ id }) => id)).toEqual(["c/2", "c/1", "c/3", "b/2", "a/1", "b/1", "a/2"]);
});
