import { describe, expect, it } from "vitest";
import type { Decision } from "./verdict.ts";
import { withheldFromEverybody } from "./withheld.ts";

const evidence = { title: "t", allowed: "a", observed: "o", at: 1, exchanges: [3] };
const loss = (scenario: string): Decision => ({
  requirement: "PRES-PROP-001",
  scenario,
  exchange: 3,
  count: 1,
  outcome: "broken",
  evidence,
});

describe("presence withheld from everybody", () => {
  it("is found where changes were lost in several scenarios and no event ever came", () => {
    const [found, ...more] = withheldFromEverybody([loss("one"), loss("two")]);
    expect(found).toMatchObject({ requirement: "PRES-META-001", outcome: "broken", scenario: "one" });
    expect(more).toEqual([]);
  });

  it.each<[string, Decision[]]>([
    ["nothing was lost", [{ ...loss("one"), outcome: "held" }]],
    ["only one scenario lost something", [loss("one"), loss("one")]],
  ])("is not claimed where %s", (_why, decisions) => {
    expect(withheldFromEverybody(decisions)).toEqual([]);
  });

  it("is disproved by an event to anybody", () => {
    const told: Decision = { ...loss("three"), requirement: "PRES-EVT-001", outcome: "held" };
    expect(withheldFromEverybody([loss("one"), loss("two"), told])).toEqual([
      { requirement: "PRES-META-001", scenario: "three", exchange: 3, count: 1, outcome: "held" },
    ]);
  });
});
