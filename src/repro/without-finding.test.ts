import { HOW_TO_SWITCH_PRESENCE_ON } from "../judge/how-to-switch-presence-on.ts";
import { describe, expect, it } from "vitest";
import type { Decision } from "../judge/verdict.ts";
import { profile } from "../spec/profiles.ts";
import type { PerformedAll, PerformedScenario } from "./stage.ts";
import { kindOf } from "./wanted.ts";
import { withoutFinding } from "./without-finding.ts";

const wanted = { requirement: "PRES-GET-009", kind: kindOf("B cannot read A.", ["A", "B"]) } as const;

function decision(outcome: Decision["outcome"], title = ""): Decision {
  const evidence = { title, allowed: "", observed: "", at: 0, exchanges: [] };
  return { requirement: "PRES-GET-009", scenario: "s/1", exchange: 0, count: 1, outcome, evidence };
}

function attempt(decisions: readonly Decision[], of: Partial<PerformedScenario> = {}): PerformedAll {
  const performed = {
    scenario: { id: "s/1", cast: { users: ["A", "B"] } },
    end: { record: "end", scenario: "s/1", outcome: "performed" },
    decisions,
    ...of,
  } as unknown as PerformedScenario;
  return { performed: [performed], facts: [], errors: [] };
}

const without = (...attempts: readonly PerformedAll[]) =>
  withoutFinding(attempts, { wanted, profile: profile("v1"), asked: 1 });

describe("withoutFinding", () => {
  it("is gone where the requirement was kept, or nothing came of it any more", () => {
    const gone = { kind: "gone", scenarios: ["s/1"] };
    expect(without(attempt([decision("late"), decision("held")]))).toEqual(gone);
    expect(without(attempt([]), attempt([]))).toEqual(gone);
  });

  it.each<[string, PerformedAll, string]>([
    [
      "nothing was decided",
      attempt([decision("late"), decision("not-covered")]),
      "what could have shown it was undecided: late, not-covered",
    ],
    [
      "it is broken in another way",
      attempt([decision("held"), decision("broken", "B is shown nothing of A.")]),
      "s/1 breaks PRES-GET-009 in another way now: B is shown nothing of A.",
    ],
    [
      "it shows only after something else",
      attempt([decision("broken", "A cannot read B.")]),
      "s/1 shows it only after what was done on the server before, and not by itself",
    ],
    [
      "a scenario was cut short",
      attempt([], { end: { record: "end", scenario: "s/1", outcome: "inconclusive", reason: "429" } }),
      "s/1 did not come to its end: 429",
    ],
    [
      "a scenario was not begun",
      { performed: [], facts: [], errors: [] },
      "not all of its scenarios were performed",
    ],
    [
      "the server is gone",
      { performed: [], facts: [], errors: [{ code: "target-gone", message: "It is gone.", hint: "" }] },
      "It is gone.",
    ],
    [
      "presence is switched off now",
      {
        performed: [],
        facts: [{ name: "presenceActive", value: false, text: "It is off.", source: "measured" }],
        errors: [],
      },
      `It is off. Switch it on: ${HOW_TO_SWITCH_PRESENCE_ON}`,
    ],
  ])("cannot tell where %s", (_, one, reason) => {
    expect(without(one)).toEqual({ kind: "undecided", reason });
  });
});
