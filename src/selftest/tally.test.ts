import { describe, expect, it } from "vitest";
import { tally, tallyBy, upTo } from "./tally.ts";
import { kill, trial } from "./trial.fixture.ts";

const trials = [
  trial("lives"),
  trial("named", { kills: [kill("PRES-PUT-001"), kill("PRES-STATE-002", { depth: "standard" })] }),
  trial("misnamed", { family: "latch", kills: [kill("PRES-PUT-001", { depth: "standard" })] }),
  trial("same", { equivalent: "Nobody can tell." }),
  trial("off", { family: "latch", requirement: "PRES-META-001", broke: "presence-off" }),
  trial("broken", { family: "latch", broke: "target-gone" }),
];

describe("tally", () => {
  it("counts what was killed and what was named, and no equivalent mutant", () => {
    expect(tally(trials)).toEqual({ of: 5, killed: 4, named: 2 });
  });

  it("counts by a key", () => {
    expect(tallyBy(trials, ({ family }) => family)).toEqual([
      { name: "latch", of: 3, killed: 3, named: 1 },
      { name: "wrong value", of: 2, killed: 1, named: 1 },
    ]);
  });

  it("counts what a shallower run would have found", () => {
    expect(tally(upTo(["smoke"], trials))).toEqual({ of: 5, killed: 3, named: 1 });
    expect(tally(upTo(["smoke", "standard"], trials))).toEqual(tally(trials));
  });
});
