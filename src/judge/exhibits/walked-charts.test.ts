import { describe, expect, it } from "vitest";
import type { History, StepRecord } from "../../history/history.ts";
import { HandHistory } from "../hand-history.fixture.ts";
import { judge } from "../judge.ts";
import { walkedCharts } from "./walked-charts.ts";

const step = (number: number, at: number, edges: readonly string[]): StepRecord => ({
  record: "step",
  scenario: "hand/001",
  step: number,
  command: { type: "setPresence", user: "A", presence: "online", message: "fresh" },
  edges,
  at,
});

const ONLINE = "presence:offline.disconnected>setPresence(online,fresh)";
const AWAY = "presence:online.disconnected>setPresence(unavailable,fresh)";
const LOOK = "presence:unavailable.disconnected>look";
const TO_ONLINE = "presence:offline.disconnected>setPresence[sets(online)]";
const TO_AWAY = "presence:online.disconnected>setPresence[sets(unavailable)]";

function walk(hand: HandHistory, steps: readonly StepRecord[], changes: Partial<History> = {}) {
  const history: History = { ...hand.done(), steps, ...changes };
  const judgement = judge(history);
  const charts = walkedCharts(history, judgement);
  return { judgement, charts, walked: charts.find(({ chart }) => chart.name === "presence")!.walked };
}

describe("walkedCharts", () => {
  it("counts the steps that took a transition, and marks it by the finding whose act it was", () => {
    const hand = HandHistory.company("v1", ["PRES-STATE-002"]).put("A", "online", "hi");
    hand.look("B", "A", { presence: "online", status_msg: "hi", last_active_ago: 4 });
    hand.put("A", "unavailable", "hi").look("B", "A", { presence: "offline", status_msg: "hi" });
    const { walked, judgement } = walk(hand, [
      step(0, 10, [ONLINE]),
      step(1, 14, [AWAY]),
      step(2, 16, [LOOK]),
    ]);
    const findings = judgement.requirements.flatMap((requirement) => requirement.findings);
    expect(findings.map(({ verdict }) => verdict)).toContain("fail");
    expect(walked[TO_ONLINE]).toEqual({ hits: 1, verdict: "pass", findings: [] });
    expect(walked[TO_AWAY]).toMatchObject({ hits: 1, verdict: "fail" });
    expect(walked[TO_AWAY]?.findings).toEqual(findings.filter(({ verdict }) => verdict === "fail"));
    // What shows it is another step, on which nothing is wrong.
    expect(walked[LOOK]).toEqual({ hits: 1, verdict: "pass", findings: [] });
    expect(Object.keys(walked)).toHaveLength(3);
  });

  it("counts a step once, though several graphs have it", () => {
    const hand = HandHistory.company("v1").put("A", "online", "hi");
    const edges = [ONLINE, "messages:offline.none>setPresence(online,fresh)"];
    expect(walk(hand, [step(0, 0, edges)]).walked[TO_ONLINE]?.hits).toBe(1);
  });

  it("knows nothing of what was done where nothing could be decided, nor of an edge that the model does not have", () => {
    const hand = HandHistory.company("v1").put("A", "online", "hi");
    const ends = [{ record: "end", scenario: "hand/001", outcome: "error" } as const];
    const steps = [step(0, 0, [ONLINE]), step(1, 1, ["presence:gone>setPresence"])];
    const { walked } = walk(hand, steps, { ends });
    expect(walked).toEqual({ [TO_ONLINE]: { hits: 1, verdict: "inconclusive", findings: [] } });
  });

  it("shows what the profile can reach, and nothing else", () => {
    const { charts } = walk(HandHistory.company("v1"), []);
    expect(charts.map(({ chart }) => chart.name)).toEqual(["presence", "client", "membership", "profile"]);
    const [presence] = charts;
    expect(presence?.chart.states.map(({ key }) => key)).toEqual([
      "offline",
      "offline.connected",
      "offline.disconnected",
      "unavailable",
      "unavailable.connected",
      "unavailable.disconnected",
      "online",
      "online.connected",
      "online.disconnected",
    ]);
    expect(presence?.chart.transitions.map(({ id }) => id)).not.toContain(
      "presence:offline.connected>setPresence[sets(free_for_chat)]",
    );
  });

  it("marks nothing for scenarios that it does not look into, and says how many those are", () => {
    const hand = HandHistory.company("v1", ["PRES-STATE-002"]).put("A", "online", "hi");
    hand.look("B", "A", { presence: "offline", status_msg: "hi" });
    const history: History = { ...hand.done(), steps: [step(0, 10, [ONLINE])] };
    const [chart] = walkedCharts(history, judge(history), 0);
    expect(chart).toMatchObject({ notLookedInto: 1, walked: { [TO_ONLINE]: { hits: 1, verdict: "pass" } } });
    expect(walkedCharts(history, judge(history))[0]).toMatchObject({
      notLookedInto: 0,
      walked: { [TO_ONLINE]: { verdict: "fail" } },
    });
  });
});
