import { describe, expect, it } from "vitest";
import type { Decision } from "../judge/verdict.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { profile } from "../spec/profiles.ts";
import { kindOf, shownIn } from "./wanted.ts";

describe("kindOf", () => {
  it("is the same for whoever it shows at", () => {
    const users = ["A", "B", "S1"];
    const kind = kindOf("A change of S1's presence never reaches B, who shares a room.", users);
    expect(kindOf("A change of A's presence never reaches B, who shares a room.", ["A", "B"])).toBe(kind);
    expect(kindOf("A change of the fence's presence never reaches B, who shares a room.", ["B"])).toBe(kind);
    expect(kindOf("GET shows A to themselves with a presence.", users)).toBe(
      kindOf("GET shows A to B with a presence.", users),
    );
  });

  it("is another for another sentence, and takes no name for a pattern", () => {
    expect(kindOf("GET shows A to B.", ["A", "B"])).not.toBe(kindOf("An event shows A to B.", ["A", "B"]));
    expect(kindOf("x", [".*"])).toBe("x");
  });
});

describe("shownIn", () => {
  const broken = (title: string, ceiling?: "warn"): Decision => ({
    requirement: "PRES-GET-010",
    scenario: "s",
    exchange: 1,
    count: 1,
    outcome: "broken",
    evidence: { title, allowed: "", observed: "", at: 0, exchanges: [1] },
    ...(ceiling === undefined ? {} : { ceiling }),
  });
  const performed = (...decisions: readonly Decision[]) => ({
    decisions,
    scenario: { cast: { users: ["A", "C"] } } as unknown as Scenario,
  });
  const v1 = profile("v1");

  it("takes what is failed for before what is warned for", () => {
    const [warned, failed] = [
      broken("C reads A.", "warn"),
      { ...broken("C reads A."), requirement: "PRES-GET-009" as const },
    ];
    expect(shownIn(performed(warned), { requirement: "PRES-GET-010" }, v1)).toBe(warned);
    expect(shownIn(performed(warned, failed), { requirement: "PRES-GET-009" }, v1)).toBe(failed);
    const worse = broken("C reads A.");
    expect(shownIn(performed(warned, worse), { requirement: "PRES-GET-010" }, profile("seed-strict"))).toBe(
      worse,
    );
  });

  it("takes only what says the same, where that is wanted", () => {
    const kind = kindOf("A reads C.", ["A", "C"]);
    const wanted = { requirement: "PRES-GET-010", kind } as const;
    expect(shownIn(performed(broken("C reads A.", "warn")), wanted, v1)).toBeDefined();
    expect(shownIn(performed(broken("C is refused.", "warn")), wanted, v1)).toBeUndefined();
  });
});
